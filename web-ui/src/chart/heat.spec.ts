import { expect, it } from 'vitest'
import type { Heatmap } from '../api/types'
import { cellAt, fullestRow, heightOf, highestCount, isOver, levels, paint, rowText } from './heat'
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
  overFrom: null,
  columns: [
    { from: instant(0), to: instant(10), count: 5, counts: [4, 1], over: 0 },
    { from: instant(30), to: instant(40), count: 9, counts: [0, 9], over: 0 },
  ],
  series: 1,
  freshness: { newest: null, ageSeconds: null },
}
const box = { width: 400, height: 200, strip: 0 }
const cut: Heatmap = {
  ...heatmap,
  bounds: [0.01, 0.1, 0.2, 1],
  overFrom: 1,
  columns: [{ from: instant(0), to: instant(10), count: 40, counts: [4, 1, 5], over: 30 }],
}
const cutBox = { width: 400, height: 214, strip: 14 }

interface Painted {
  top: number
  height: number
  colour: string
}

/** The cells in the order they are painted. */
function painted(map: Heatmap, into: typeof box): Painted[] {
  const cells: Painted[] = []
  const context = {
    fillStyle: '',
    fillRect(_left: number, top: number, _wide: number, height: number) {
      cells.push({ top, height, colour: this.fillStyle })
    },
  }
  paint(context as unknown as CanvasRenderingContext2D, map, into, true)
  return cells
}

it('a tenfold value is the same distance everywhere', () => {
  expect(heightOf(0.01, heatmap.bounds, box)).toBe(200)
  expect(heightOf(0.1, heatmap.bounds, box)).toBeCloseTo(100)
  expect(heightOf(1, heatmap.bounds, box)).toBe(0)
})

it('the axis names round values inside', () => {
  expect(levels([0.012, 0.6])).toEqual([0.02, 0.05, 0.1, 0.2, 0.5])
})

it('a cell is found under the pointer, a gap is none', () => {
  expect(cellAt(heatmap, box, 10, 150)).toMatchObject({ row: 0, count: 4 })
  expect(cellAt(heatmap, box, 390, 10)).toMatchObject({ row: 1, count: 9 })
  expect(cellAt(heatmap, box, 200, 10)).toBeUndefined()
  expect(highestCount(heatmap)).toBe(9)
})

it('a row is as high as its bounds are apart', () => {
  const [first, second, third] = painted(cut, cutBox)
  expect(first).toMatchObject({ top: 114, height: 100 })
  expect(second).toMatchObject({ top: 84, height: 30 })
  expect(third).toMatchObject({ top: 14, height: 70 })
})

it('a row too thin to be seen is one pixel high', () => {
  const thin = { ...cut, bounds: [0.01, 0.1, 0.1001, 1] }
  expect(painted(thin, cutBox)[1]!.height).toBe(1)
})

it('what lies over all rows is a strip apart, and counts for the colours', () => {
  const cells = painted(cut, cutBox)
  expect(cells.at(-1)).toEqual({ top: 0, height: 12, colour: rampColour(1, true) })
  expect([isOver(cut), isOver(heatmap)]).toEqual([true, false])
  expect(highestCount(cut)).toBe(30)
  expect(fullestRow(cut.columns[0]!)).toBe(3)
})

it('a pointer finds the row by its height', () => {
  const at = (y: number) => cellAt(cut, cutBox, 10, y)
  expect(at(5)).toMatchObject({ row: 3, count: 30 })
  expect(at(20)).toMatchObject({ row: 2, count: 5 })
  expect(at(90)).toMatchObject({ row: 1, count: 1 })
  expect(at(213)).toMatchObject({ row: 0, count: 4 })
})

it('a row is named by what is known of its values', () => {
  expect([0, 1, 2, 3].map((row) => rowText(cut, row))).toEqual([
    '\u2264 100 ms',
    '100 ms to 200 ms',
    '200 ms to 1 s',
    '\u2265 1 s',
  ])
  expect(rowText({ ...cut, bounds: [], overFrom: null }, 0)).toBe('without a bound')
})

it('rows without a logarithm have a height as well', () => {
  expect(heightOf(-5, [-10, 0], box)).toBe(100)
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
