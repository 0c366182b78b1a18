import type { Slo } from '../api/types'
import { parseDuration } from '../time/duration'
import type { Tone } from '../ui/tone'

export interface Standing {
  tone: Tone
  word: string
}

/** Where an objective stands, in the one word that matters most. */
export function standing(slo: Slo): Standing {
  if (slo.firing)
    return slo.firing.urgency === 'page'
      ? { tone: 'critical', word: 'Page' }
      : { tone: 'warn', word: 'Ticket' }
  if (!measured(slo)) return { tone: 'none', word: 'No data yet' }
  if (slo.frozen) return { tone: 'none', word: 'Silent' }
  if (slo.budget.remaining <= 0) return { tone: 'warn', word: 'Used up' }
  return { tone: 'ok', word: 'Holds' }
}

/** Whether anything was ever counted. */
export function measured(slo: Slo): boolean {
  return slo.freshness.newest !== null
}

/**
 * Seconds until the rest of the budget is gone; infinite while nothing burns, 0 once it is gone.
 */
export function secondsLeft(slo: Slo): number {
  if (slo.exhaustionOfRemaining === null) return slo.budget.remaining <= 0 ? 0 : Infinity
  return Math.max(0, parseDuration(slo.exhaustionOfRemaining))
}

/** The soonest exhausted first; among the equal the one with the least budget, then by name. */
export function byExhaustion(slos: readonly Slo[]): Slo[] {
  return [...slos].sort(
    (a, b) =>
      compare(secondsLeft(a), secondsLeft(b)) ||
      compare(a.budget.remaining, b.budget.remaining) ||
      a.displayName.localeCompare(b.displayName, 'en'),
  )
}

/** Not by difference: two infinities have none. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
