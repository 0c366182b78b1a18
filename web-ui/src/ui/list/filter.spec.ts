import { expect, it } from 'vitest'
import { matchesText } from './filter'

it.each([
  ['', true],
  ['  ', true],
  ['Checkout', true],
  ['200 checkout', true],
  ['team-pay', true],
  ['checkout search', false],
  ['outteam', false],
])('%j finds it: %j', (text, found) =>
  expect(matchesText(text, 'Checkout answers in 200 ms', 'checkout', 'team-payments')).toBe(found),
)
