import type { SloHistory } from '../api/types'
import { parseDuration } from '../time/duration'

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
