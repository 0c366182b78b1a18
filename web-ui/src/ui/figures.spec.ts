import { expect, it } from 'vitest'
import { budgetLeftWords, budgetWords, count, percent, targetPercent, times } from './figures'

it.each([
  [1, '100.0%'],
  [0.9995, '99.95%'],
  [null, '\u2013'],
  [0.6789, '67.9%'],
  [0, '0.0%'],
  [-0.0001, '0.0%'],
  [-0.11, '\u221211.0%'],
  [-4, '\u2212400%'],
  [-81.61, '\u22128,161%'],
])('writes the share %s as %s', (share, text) => expect(percent(share)).toBe(text))

it.each([
  [0.679, '67.9%', '67.9% left'],
  [0, 'used up', 'used up'],
  [-2.12, 'overspent by 212%', 'overspent by 212%'],
  [null, '\u2013', 'not known'],
])('says of the budget %s what is left', (remaining, words, sentence) => {
  expect(budgetWords(remaining)).toBe(words)
  expect(budgetLeftWords(remaining)).toBe(sentence)
})

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
  [null, '\u2013'],
  [999.7, '1,000\u00d7'],
])('writes the burn rate %s as %s', (rate, text) => expect(times(rate)).toBe(text))

it('groups digits', () => expect(count(1284722)).toBe('1,284,722'))
