import { expect, it } from 'vitest'
import { extentOf, placeOf, rarity, spectrumQuantiles, told } from './spectrum'

it('each nine is one step to the right', () => {
  expect(rarity(0)).toBeCloseTo(0)
  expect(rarity(0.9)).toBeCloseTo(1)
  expect(rarity(0.999)).toBeCloseTo(3)
})

it('asks no more than the server answers at once', () => {
  expect(spectrumQuantiles.length).toBeLessThanOrEqual(20)
})

it('does not claim percentiles that few observations cannot tell', () => {
  const points = [0.5, 0.99, 0.999].map((q) => ({ q, value: q, high: q }))
  expect(told(points, 150).map(({ q }) => q)).toEqual([0.5, 0.99])
})

it('marks what nothing bounds from above', () => {
  expect(told([{ q: 0.5, value: 0.25, high: null }], 10)).toEqual([
    { q: 0.5, value: 0.25, atLeast: true },
  ])
})

it('places values on a logarithmic axis', () => {
  const extent = { low: 0.01, high: 1 }
  expect(placeOf({ q: 0.9, value: 0.1 }, extent, 2)).toEqual({
    x: expect.closeTo(500) as number,
    y: expect.closeTo(500) as number,
  })
  expect(extentOf([[], []])).toEqual({ low: 0.001, high: 1 })
})

it('makes room for the threshold', () => {
  const points = [{ q: 0.5, value: 0.13 }]
  expect(extentOf([points], 1)).toEqual({ low: 0.1, high: 1.3 })
  expect(extentOf([points], null)).toEqual(extentOf([points]))
})
