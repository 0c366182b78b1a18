import { expect, it } from 'vitest'
import { count, percent, targetPercent, times } from './figures'

it.each([
  [1, '100.0%'],
  [0.6789, '67.9%'],
  [0, '0.0%'],
  [-0.0001, '0.0%'],
  [-0.11, '\u221211.0%'],
  [-4, '\u2212400%'],
])('writes the share %d as %s', (share, text) => expect(percent(share)).toBe(text))

it.each([
  [0.999, '99.9%'],
  [0.9995, '99.95%'],
  [0.99999, '99.999%'],
  [0.9, '90%'],
])('writes the target %d with all its digits', (target, text) =>
  expect(targetPercent(target)).toBe(text),
)

it.each([
  [0, '0.0\u00d7'],
  [14.4, '14.4\u00d7'],
  [999.7, '1000\u00d7'],
])('writes the burn rate %d as %s', (rate, text) => expect(times(rate)).toBe(text))

it('groups digits', () => expect(count(1284722)).toBe('1,284,722'))
