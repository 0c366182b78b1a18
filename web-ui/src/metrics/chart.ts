// Lines of series as the chart takes them.

import type { SeriesLines } from '../api/types'
import type { ChartSeries, SeriesTone } from '../chart/data'
import { lineName } from '../evidence/seriesLines'

const tones: SeriesTone[] = ['count', 'series-2', 'series-3', 'series-4', 'series-5']

/** As many lines as a picture can tell apart; the table has the others. */
export const drawnMax = tones.length

export interface AnswerChart {
  times: number[]
  series: ChartSeries[]
  unit: string
}

/** The largest lines, each by its number in the table where there are several. */
export function linesChart(lines: SeriesLines, isRatio: boolean): AnswerChart {
  const drawn = lines.lines.slice(0, drawnMax)
  return {
    times: lines.times.map((time) => Date.parse(time)),
    series: drawn.map((line, at) => ({
      label: lineName(line, lines.by),
      mark: drawn.length > 1 ? String(at + 1) : '',
      values: line.values,
      tone: tones[at]!,
    })),
    unit: isRatio ? '' : lines.measure === 'rate' ? '/s' : lines.unit,
  }
}
