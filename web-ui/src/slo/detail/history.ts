import type { SloHistory } from '../../api/types'
import { parseDuration } from '../../time/duration'

/** How many points a history is asked for. */
const historyPoints = 120

/** A step of whole ten seconds that gives about the wanted number of points. */
export function stepOf(spanSeconds: number): number {
  return Math.max(10, Math.ceil(spanSeconds / historyPoints / 10) * 10)
}

/**
 * The history of a window that ends now, from where something was counted. If that is the lesser
 * part of it, it is asked for again in finer steps.
 */
export async function countedHistory(
  window: string,
  now: number,
  ask: (fromMillis: number, stepSeconds: number) => Promise<SloHistory>,
): Promise<SloHistory> {
  const spanSeconds = parseDuration(window)
  const whole = sinceCounted(await ask(now - spanSeconds * 1_000, stepOf(spanSeconds)))
  const first = whole.points[0]
  const from = first ? Date.parse(first.time) : now
  const countedSeconds = (now - from) / 1_000
  if (!first || countedSeconds > spanSeconds / 2) return whole
  return sinceCounted(await ask(from, stepOf(countedSeconds)))
}

/** What was left of the budget when each step ended, in percent; the last one ends now. */
export function budgetLeft(
  { points, stepSeconds }: SloHistory,
  now: number,
): { times: number[]; values: number[] } {
  const times: number[] = []
  const values: number[] = []
  for (const { time, remaining } of points) {
    if (remaining === null) continue
    times.push(Math.min(now, Date.parse(time) + stepSeconds * 1_000))
    values.push(remaining * 100)
  }
  return { times, values }
}

/** Without the time before anything was counted: there the budget is not untouched, but unknown. */
export function sinceCounted(history: SloHistory): SloHistory {
  const first = history.points.findIndex(({ good, bad, unmeasured }) => good + bad + unmeasured > 0)
  return { ...history, points: first < 0 ? [] : history.points.slice(first) }
}

/** Epoch milliseconds of the first event counted; undefined where that is as good as all of the span. */
export function countingBegan({
  from,
  to,
  history,
}: {
  from: number
  to: number
  history: Pick<SloHistory, 'firstEvent'>
}): number | undefined {
  const began = history.firstEvent === null ? from : Date.parse(history.firstEvent)
  return began - from > (to - from) / 50 ? began : undefined
}
