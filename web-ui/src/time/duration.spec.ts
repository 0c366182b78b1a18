import { describe, expect, it } from 'vitest'
import { ageWords, durationText, durationWords, freshnessWords, parseDuration } from './duration'

describe('parseDuration', () => {
  it.each([
    ['5m', 300],
    ['1h30m', 5400],
    ['30d', 2_592_000],
    ['1w', 604_800],
    ['250ms', 0.25],
    ['1m0.5s', 60.5],
    ['0s', 0],
    ['-2h', -7200],
  ])('reads %s', (text, seconds) => expect(parseDuration(text)).toBeCloseTo(seconds, 9))

  it.each(['', '5', 'm', '5x', '5 m', 'PT5M', '5m-', '--5m'])('refuses %j', (text) =>
    expect(() => parseDuration(text)).toThrow('not a duration'),
  )
})

it.each([
  [172_800.4, '2d'],
  [112_320, '1d7h12m'],
  [600, '10m'],
  [5, '0m'],
])('%d seconds are written in whole minutes', (seconds, text) =>
  expect(durationText(seconds)).toBe(text),
)

describe('durationWords', () => {
  it.each([
    [0, '0 s'],
    [0.9, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [845, '14 min 5 s'],
    [3600, '1 h'],
    [16_090, '4 h 28 min'],
    [86_400 + 59, '1 d'],
    [2 * 86_400 + 4 * 3600 + 59 * 60, '2 d 4 h'],
    [400 * 86_400, '400 d'],
    [-5, '0 s'],
  ])('writes %d s as %s', (seconds, words) => expect(durationWords(seconds)).toBe(words))

  it('drops the second unit where it is zero, not the one after it', () => {
    expect(durationWords(86_400 + 60)).toBe('1 d')
  })
})

it('writes an age with its largest unit alone', () => {
  expect([8.7, 371, 3 * 3600 + 59 * 60].map(ageWords)).toEqual(['8 s', '6 min', '3 h'])
})

it.each([
  [undefined, 'never'],
  [8.2, '8 s ago'],
  [-0.4, '0 s ago'],
  [-1_750, 'clock 29 min ahead'],
])('says of a newest sample that is %s seconds old', (age, words) =>
  expect(freshnessWords(age)).toBe(words),
)
