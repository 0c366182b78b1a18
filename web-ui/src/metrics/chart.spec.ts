import { expect, it } from 'vitest'
import type { SeriesLines } from '../api/types'
import { drawnMax, linesChart } from './chart'

const lines = (count: number): SeriesLines => ({
  measure: 'rate',
  unit: 's',
  by: ['host'],
  times: ['2026-11-22T14:08:10Z', '2026-11-22T14:08:20Z'],
  lines: Array.from({ length: count }, (_, at) => ({
    labels: { host: `h${at}` },
    latest: at,
    values: [at, null],
  })),
  more: 0,
  freshness: { newest: null, ageSeconds: null },
})

it('draws the first lines by their number in the table', () => {
  const chart = linesChart(lines(8), false)
  expect(chart.series).toHaveLength(drawnMax)
  expect(chart.series[1]).toMatchObject({ label: 'h1', mark: '2', values: [1, null] })
  expect(chart.unit).toBe('/s')
  expect(chart.times[1]! - chart.times[0]!).toBe(10_000)
})

it('needs no number for a line alone, and no second for a ratio', () => {
  expect(linesChart(lines(1), false).series[0]!.mark).toBe('')
  expect(linesChart(lines(1), true).unit).toBe('')
})
