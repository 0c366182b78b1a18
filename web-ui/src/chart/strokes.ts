// How the lines of a chart are drawn.

import type uPlot from 'uplot'
import type { ChartColours } from './colours'
import { drawnParts, type ChartSeries } from './data'

export interface DrawnSeries extends ChartSeries {
  dashed: boolean
}

/** One line of ours is one of uPlot's, and another one where it is known from below alone. */
export function partsOf(series: ChartSeries): DrawnSeries[] {
  const { known, dashed } = drawnParts(series)
  const whole = { ...series, values: known, dashed: false }
  return dashed ? [whole, { ...series, values: dashed, dashed: true }] : [whole]
}

export function strokeOf(
  { label, tone, values, dashed }: DrawnSeries,
  colours: ChartColours,
): uPlot.Series {
  const lone = loneIndices(values)
  return {
    label,
    stroke: colours.series(tone),
    width: tone === 'p99' || tone === 'error' ? 1.75 : 1.25,
    spanGaps: false,
    ...(dashed && { dash: [4, 4] }),
    // A lone measurement between two gaps would be invisible as a line.
    points: { show: lone.length > 0, filter: () => lone, size: 4 },
  }
}

function loneIndices(values: readonly (number | null)[]): number[] {
  const lone: number[] = []
  let before: number | null = null
  let here = values[0] ?? null
  for (let at = 0; at < values.length; at++) {
    const after = values[at + 1] ?? null
    if (here !== null && before === null && after === null) lone.push(at)
    before = here
    here = after
  }
  return lone
}
