import { expect, it } from 'vitest'
import { afterWords, resultTone, resultWords } from './drills'

it('times read in the unit that suits them, and what has not happened is a dash', () => {
  expect([0, 999, 1_000, 59_940, 60_000, 200_400, null].map(afterWords)).toEqual([
    '0 ms',
    '999 ms',
    '1.0 s',
    '59.9 s',
    '1m 0s',
    '3m 20s',
    '\u2013',
  ])
})

it('only an acknowledgement is well, and only a miss is critical', () => {
  const results = ['failed', 'acknowledged', 'not_told', 'standing', 'delivered'] as const
  expect(results.map((result) => resultTone({ result }))).toEqual([
    'critical',
    'ok',
    'warn',
    'none',
    'warn',
  ])
  expect(resultWords({ result: 'acknowledged', acknowledgedBy: 'ada' })).toBe('Acknowledged by ada')
})
