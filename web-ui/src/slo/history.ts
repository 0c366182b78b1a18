import type { SloHistory } from '../api/types'
import { parseDuration } from '../time/duration'

/** What the chart's box stands for. */
export interface Plot {
  from: number
  to: number
  low: number
  high: number
}

type Point = SloHistory['points'][number]

/** How many points a history is asked for. */
export const historyPoints = 120

/** A window's length, and a step that gives about the wanted number of points. */
export function historySpan(window: string): { spanSeconds: number; stepSeconds: number } {
  const spanSeconds = parseDuration(window)
  return {
    spanSeconds,
    stepSeconds: Math.max(10, Math.ceil(spanSeconds / historyPoints / 10) * 10),
  }
}

/** Without the time before anything was counted: there the budget is not untouched, but unknown. */
export function sinceCounted(history: SloHistory): SloHistory {
  const first = history.points.findIndex(({ good, bad, unmeasured }) => good + bad + unmeasured > 0)
  return { ...history, points: first < 0 ? [] : history.points.slice(first) }
}

/** From untouched down to used up, or as far below as it went. */
export function plotOf(points: readonly Point[], from: number, to: number): Plot {
  const lowest = Math.min(0, ...points.map(({ remaining }) => remaining))
  return { from, to, low: lowest, high: 1 }
}

/** Place in a box of 1000 by 100 that is stretched to its frame; the top is `high`. */
export function place(plot: Plot, time: number, value: number): { x: number; y: number } {
  return {
    x: ((time - plot.from) / (plot.to - plot.from)) * 1000,
    y: ((plot.high - value) / (plot.high - plot.low)) * 100,
  }
}

/** The line of what remained; a missing step is a gap, never a straight line over it. */
export function remainingPath(history: SloHistory, plot: Plot): string {
  const longest = history.stepSeconds * 1500
  let last = -Infinity
  const parts = history.points.map(({ time, remaining }) => {
    const at = Date.parse(time)
    const { x, y } = place(plot, at, remaining)
    const joined = at - last <= longest
    last = at
    return `${joined ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(2)}`
  })
  return parts.join('')
}
