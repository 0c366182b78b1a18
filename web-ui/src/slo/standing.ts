import type { Slo } from '../api/types'
import { parseDuration } from '../time/duration'
import type { Tone } from '../ui/tone'
import { burnOver, isRising } from './windows'

export interface Standing {
  tone: Tone
  word: string
}

/**
 * Where an objective stands, in the one word that matters most: what burns calls somebody also
 * where its source went silent since.
 */
export function standing(slo: Slo): Standing {
  if (slo.firing)
    return slo.firing.urgency === 'page'
      ? { tone: 'critical', word: 'Page' }
      : { tone: 'warn', word: 'Ticket' }
  switch (slo.state) {
    case 'unmeasured':
      return { tone: 'unwatched', word: 'Not measured' }
    case 'silent':
      return { tone: 'unwatched', word: 'Silent' }
    case 'invalid':
      return { tone: 'unwatched', word: 'Does not add up' }
    case 'burning':
      return { tone: 'warn', word: 'Burns' }
    case 'exhausted':
      return { tone: 'warn', word: 'Used up' }
    case 'met':
      return isRising(slo) ? { tone: 'warn', word: 'Rising' } : { tone: 'ok', word: 'Holds' }
  }
}

/** Whether nobody would see it broken: nothing comes, or nothing that it counts. */
export function isUnwatched({ state }: Pick<Slo, 'state'>): boolean {
  return state === 'unmeasured' || state === 'silent'
}

/** Whether anything was ever counted. */
export function measured(slo: Slo): boolean {
  return slo.freshness.newest !== null
}

/**
 * Seconds until the rest of the budget is gone; infinite while nothing burns, 0 once it is gone.
 */
export function secondsLeft({ budget, exhaustionOfRemaining }: Slo): number {
  if (exhaustionOfRemaining !== null) return Math.max(0, parseDuration(exhaustionOfRemaining))
  return budget.remaining !== null && budget.remaining <= 0 ? 0 : Infinity
}

/** A promise with a smaller share of its budget is looked at though nothing burns. */
const lowBudget = 0.2

/** Where `rank` begins to be of no concern to anybody. */
const peace = 3

/**
 * What burns or is spent before what has little left, that before what nobody can vouch for, and
 * what holds last.
 */
function rank(slo: Slo): number {
  if (slo.firing) return 0
  switch (slo.state) {
    case 'burning':
    case 'exhausted':
      return 0
    case 'met':
      if (isRising(slo)) return 0
      return (slo.budget.remaining ?? 1) < lowBudget ? 1 : peace
    case 'unmeasured':
    case 'silent':
    case 'invalid':
      return 2
  }
}

/** Whether somebody should look: it burns, little is left, or nobody can vouch for it. */
export function needsEyes(slo: Slo): boolean {
  return rank(slo) < peace
}

/** How fast it burns, over the window that fires or the one its pace is told for; 0 where unknown. */
function burnNow(slo: Slo): number {
  return burnOver(slo, slo.firing?.longWindow ?? slo.paceWindow)?.rate ?? 0
}

/**
 * By rank; in it what burns fastest first, then the soonest exhausted, the one with the least
 * budget, and by name.
 */
export function byTrouble(slos: readonly Slo[]): Slo[] {
  return [...slos].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (needsEyes(a) ? burnNow(b) - burnNow(a) : 0) ||
      compare(secondsLeft(a), secondsLeft(b)) ||
      compare(a.budget.remaining ?? 1, b.budget.remaining ?? 1) ||
      a.displayName.localeCompare(b.displayName, 'en'),
  )
}

/** Not by difference: two infinities have none. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
