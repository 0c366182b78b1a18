import { expect, it } from 'vitest'
import { delivery, secondsAgo } from '../../testing/samples'
import { answerWords, deliveryLines } from './delivery'

it('says what the receiver answered, or why it did not', () => {
  expect(answerWords({ httpStatus: 200, error: '' })).toBe('HTTP 200')
  expect(answerWords({ httpStatus: 503, error: 'try later' })).toBe('HTTP 503: try later')
  expect(answerWords({ httpStatus: 429, error: 'HTTP 429: ok' })).toBe('HTTP 429: ok')
  expect(answerWords({ httpStatus: null, error: 'connection refused' })).toBe('connection refused')
  expect(answerWords({ httpStatus: null, error: '' })).toBe('\u2013')
})

it('puts the attempts of all deliveries into one order, the newest first', () => {
  const attempt = (seconds: number, httpStatus: number) => ({
    ...delivery().attempts[0]!,
    time: secondsAgo(seconds),
    httpStatus,
  })
  const first = delivery({ id: 'a', attempts: [attempt(90, 503), attempt(30, 200)] })
  const second = delivery({ id: 'b', attempts: [attempt(60, 200)] })
  const third = delivery({ id: 'c', createdAt: secondsAgo(10), attempts: [] })
  expect(
    deliveryLines([first, second, third]).map(({ delivery: { id }, attempt: made }) => [
      id,
      made?.httpStatus,
    ]),
  ).toEqual([
    ['c', undefined],
    ['a', 200],
    ['b', 200],
    ['a', 503],
  ])
})

it('puts the later of two in the same moment first', () => {
  const [a, b] = [delivery({ id: 'a' }), delivery({ id: 'b' })]
  expect(deliveryLines([a, b]).map(({ delivery: { id } }) => id)).toEqual(['b', 'a'])
})
