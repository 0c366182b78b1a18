import { expect, it } from 'vitest'
import { attemptWords } from './delivery'

const attempt = { time: '2026-11-22T14:00:00Z', durationMillis: 12, httpStatus: null, error: '' }

it('says how a try went', () => {
  expect(attemptWords({ ...attempt, outcome: 'sent', httpStatus: 200 })).toBe(
    'sent, HTTP 200, 12 ms',
  )
  expect(attemptWords({ ...attempt, outcome: 'retry', error: 'connection refused' })).toBe(
    'retry, connection refused, 12 ms',
  )
})
