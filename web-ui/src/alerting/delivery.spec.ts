import { expect, it } from 'vitest'
import { answerWords } from './delivery'

it('says what the receiver answered, or why it did not', () => {
  expect(answerWords({ httpStatus: 200, error: '' })).toBe('HTTP 200')
  expect(answerWords({ httpStatus: 503, error: 'try later' })).toBe('HTTP 503: try later')
  expect(answerWords({ httpStatus: null, error: 'connection refused' })).toBe('connection refused')
  expect(answerWords({ httpStatus: null, error: '' })).toBe('\u2013')
})
