import { expect, it } from 'vitest'
import type { Heatmap } from '../api/types'
import { cellAt, heightOf, highestCount, levels } from './heat'
import { rampColour, shareOf } from './ramp'

const start = Date.parse('2026-11-22T12:00:00Z')
const instant = (seconds: number): string => new Date(start + seconds * 1_000).toISOString()
const heatmap: Heatmap = {
  metric: 'seconds',
  unit: 's',
  from: instant(0),
  to: instant(40),
  stepSeconds: 10,
  bounds: [0.01, 0.1, 1],
  columns: [
    { from: instant(0), to: instant(10), count: 5, counts: [4, 1] },
    { from: instant(30), to: instant(40), count: 9, counts: [0, 9] },
  ],
  series: 1,
  freshness: { newest: null, ageSeconds: null },
}
const box = { width: 400, height: 200 }

it('a tenfold value is the same distance everywhere', () => {
  expect(heightOf(0.01, heatmap.bounds, box)).toBe(200)
  expect(heightOf(0.1, heatmap.bounds, box)).toBeCloseTo(100)
  expect(heightOf(1, heatmap.bounds, box)).toBe(0)
})

it('the axis names round values inside', () => {
  expect(levels([0.012, 0.6])).toEqual([0.02, 0.05, 0.1, 0.2, 0.5])
})

it('a cell is found under the pointer, a gap is none', () => {
  expect(cellAt(heatmap, box, 10, 150)).toMatchObject({ low: 0.01, high: 0.1, count: 4 })
  expect(cellAt(heatmap, box, 390, 10)).toMatchObject({ low: 0.1, high: 1, count: 9 })
  expect(cellAt(heatmap, box, 200, 10)).toBeUndefined()
  expect(highestCount(heatmap)).toBe(9)
})

it('few are seen beside many', () => {
  expect(shareOf(1, 100)).toBeCloseTo(0.1)
  expect(shareOf(0, 0)).toBe(0)
})

it.each([true, false])('the ramp rises steadily in lightness (dark: %s)', (dark) => {
  const lightness = Array.from({ length: 11 }, (_, at) => {
    const [r, g, b] = rampColour(at / 10, dark)
      .match(/\d+/g)!
      .map(Number)
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  })
  const sorted = [...lightness].sort((a, b) => (dark ? a - b : b - a))
  expect(lightness).toEqual(sorted)
})
