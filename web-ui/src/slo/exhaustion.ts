import type { Incident, Slo } from '../api/types'
import { durationWords, parseDuration } from '../time/duration'

/** How fast a budget goes, and over which window that is measured. */
export interface Pace {
  /** Share of the budget left; null where nothing was measured. */
  remaining: number | null
  exhaustionAtPace: string | null
  exhaustionOfRemaining: string | null
  paceWindow: string
  /** Of the promise, where it is known: what is older than that no longer counts. */
  window?: string
}

export function paceOf(slo: Slo): Pace {
  return { ...slo, remaining: slo.budget.remaining }
}

export function paceOfFigures(figures: NonNullable<Incident['figures']>): Pace {
  return { ...figures, remaining: figures.budgetRemaining, paceWindow: figures.burnWindow }
}

const unknown = '\u2013'

/**
 * How long what is left lasts. Where a whole budget would outlast its window, old bad events leave
 * the window before it is empty: it is never.
 */
export function restWords(pace: Pace): string {
  const { remaining, exhaustionOfRemaining } = pace
  if (exhaustionOfRemaining === null) return remaining === null ? unknown : 'not burning'
  const seconds = parseDuration(exhaustionOfRemaining)
  if (seconds <= 0) return 'used up'
  return outlasts(pace) ? longer(pace) : durationWords(seconds)
}

/** How long a whole budget would last at this pace. */
export function paceWords(pace: Pace): string {
  if (pace.exhaustionAtPace === null) return unknown
  return outlasts(pace) ? longer(pace) : durationWords(parseDuration(pace.exhaustionAtPace))
}

function outlasts({ exhaustionAtPace, window }: Pace): boolean {
  return (
    window !== undefined &&
    exhaustionAtPace !== null &&
    parseDuration(exhaustionAtPace) > parseDuration(window)
  )
}

const longer = ({ window }: Pace): string => `over ${durationWords(parseDuration(window!))}`

/** What both figures rest on. */
export function paceNote({ remaining, exhaustionAtPace, paceWindow }: Pace): string {
  if (exhaustionAtPace !== null) return `at the pace of the last ${paceWindow}`
  return remaining === null
    ? `nothing is measured over ${paceWindow}`
    : `nothing burns over ${paceWindow}`
}

/** The moment at which the budget is empty if nothing changes; unknown while nothing burns. */
export function emptyAt({ exhaustionOfRemaining }: Pace, now: number): number | undefined {
  if (exhaustionOfRemaining === null) return undefined
  const seconds = parseDuration(exhaustionOfRemaining)
  return seconds <= 0 ? undefined : now + Math.round(seconds) * 1000
}
