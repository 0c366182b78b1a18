import { expect, it } from 'vitest'
import { burns, incident, slo } from '../testing/samples'
import { figuresOf } from './figures'

const promise = slo({
  burn: burns(60, 50, 40),
  budget: { total: 100, spent: 90, remaining: 0.1 },
  exhaustionAtPace: '10h',
  exhaustionOfRemaining: '1h',
})

it('takes the figures of now while it lasts, burn over the window of its tier', () => {
  expect(figuresOf(incident(), [promise])).toEqual({
    burn: 40,
    budgetRemaining: 0.1,
    exhaustionAtPace: '10h',
    exhaustionOfRemaining: '1h',
  })
})

it('keeps what was said last once it is over, or while its promise is not known', () => {
  const over = incident({ state: 'resolved' })
  expect(figuresOf(over, [promise])).toBe(over.figures)
  expect(figuresOf(incident(), [slo({ name: 'another' })])).toEqual(incident().figures)
})
