import { expect, it } from 'vitest'
import { burns, figures, incident, slo } from '../testing/samples'
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
    burnWindow: '1h',
    at: undefined,
    remaining: 0.1,
    exhaustionAtPace: '10h',
    exhaustionOfRemaining: '1h',
    paceWindow: '1h',
  })
})

it('keeps what held at its end once it is over, or was said last where its promise is gone', () => {
  const kept = { burn: figures.burn, burnWindow: '1h', remaining: figures.budgetRemaining }
  expect(figuresOf(incident({ state: 'resolved' }), [promise])).toMatchObject({
    ...kept,
    at: Date.parse(figures.at),
  })
  expect(figuresOf(incident(), [slo({ name: 'another' })])).toMatchObject({
    ...kept,
    at: undefined,
  })
})

it('has none where the promise is not watched', () => {
  expect(figuresOf(incident({ figures: null }), [promise])).toBeUndefined()
})
