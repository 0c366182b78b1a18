import { expect, test } from 'vitest'
import { measure, unitWords } from './units'

test('annotations and pure numbers are told as people read them', () => {
  expect(unitWords('{feed}')).toBe('feed')
  expect(unitWords('ms')).toBe('ms')
  expect(unitWords('1')).toBe('')
  expect(unitWords('')).toBe('')
  expect(measure(5, '{feed}')).toBe('5 feed')
})
