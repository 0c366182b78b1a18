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
  if (slo.frozen || slo.state === 'silent') return { tone: 'none', word: 'Silent' }
  if (slo.state === 'unmeasured') return { tone: 'none', word: 'Not measured' }
  if (slo.state === 'invalid') return { tone: 'warn', word: 'Does not add up' }
  if (isGone(slo)) return { tone: 'warn', word: 'Used up' }
  return { tone: 'ok', word: 'Holds' }
}

function isGone({ budget }: Slo): boolean {
  return budget.remaining !== null && budget.remaining <= 0
}

/** Whether anything was ever counted. */
export function measured(slo: Slo): boolean {
  return slo.freshness.newest !== null
}

/**
 * Seconds until the rest of the budget is gone; infinite while nothing burns, 0 once it is gone.
 */
export function secondsLeft(slo: Slo): number {
  if (slo.exhaustionOfRemaining === null) return isGone(slo) ? 0 : Infinity
  return Math.max(0, parseDuration(slo.exhaustionOfRemaining))
}

/** The soonest exhausted first; among the equal the one with the least budget, then by name. */
export function byExhaustion(slos: readonly Slo[]): Slo[] {
  return [...slos].sort(
    (a, b) =>
      compare(secondsLeft(a), secondsLeft(b)) ||
      compare(a.budget.remaining ?? 1, b.budget.remaining ?? 1) ||
      a.displayName.localeCompare(b.displayName, 'en'),
  )
}

/** Not by difference: two infinities have none. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
