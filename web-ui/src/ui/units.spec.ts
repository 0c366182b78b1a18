import { expect, test } from 'vitest'
import { inUnit, measure, unitWords } from './units'

test('annotations and pure numbers are told as people read them', () => {
  expect(unitWords('{feed}')).toBe('feed')
  expect(unitWords('ms')).toBe('ms')
  expect(unitWords('1')).toBe('')
  expect(unitWords('')).toBe('')
  expect(measure(5, '{feed}')).toBe('5 feed')
})

test('an amount is told in another unit of what it measures, and else left as it is', () => {
  expect(inUnit(250, 'ms', 's')).toBe(0.25)
  expect(inUnit(0.2, 's', 'ms')).toBe(200)
  expect(inUnit(2, 'min', 's')).toBe(120)
  expect(inUnit(0.25, '1', 'ms')).toBe(250)
  expect(inUnit(250, '', 'ms')).toBe(250)
  expect(inUnit(250, 'ms', 'By')).toBe(250)
  expect(inUnit(2, 'KiBy', 'By')).toBe(2_048)
  expect(measure(5, 'us')).toBe('5 \u00b5s')
})

test('a number of hundreds of digits is told by its power of ten', () => {
  expect(measure(-1e308, '1')).toBe('\u22121.00e+308')
  expect(measure(999_999_999_999, '1')).toBe('999,999,999,999')
})
