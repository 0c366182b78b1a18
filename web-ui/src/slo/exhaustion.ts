import { durationWords, parseDuration } from '../time/duration'

interface Exhaustion {
  exhaustionAtPace: string | null
  exhaustionOfRemaining: string | null
}

/** How long what is left lasts. */
export function restWords({ exhaustionOfRemaining }: Exhaustion): string {
  if (exhaustionOfRemaining === null) return 'not burning'
  const seconds = parseDuration(exhaustionOfRemaining)
  return seconds <= 0 ? 'used up' : durationWords(seconds)
}

/** How long a whole budget would last at this pace. */
export function paceWords({ exhaustionAtPace }: Exhaustion): string {
  return exhaustionAtPace === null ? '\u2013' : durationWords(parseDuration(exhaustionAtPace))
}

/** What both figures rest on. */
export function paceNote({ exhaustionAtPace }: Exhaustion): string {
  return exhaustionAtPace === null ? 'nothing burns now' : 'at the pace of now'
}

/** The moment at which the budget is empty if nothing changes; unknown while nothing burns. */
export function emptyAt({ exhaustionOfRemaining }: Exhaustion, now: number): number | undefined {
  if (exhaustionOfRemaining === null) return undefined
  const seconds = parseDuration(exhaustionOfRemaining)
  return seconds <= 0 ? undefined : now + Math.round(seconds) * 1000
}
