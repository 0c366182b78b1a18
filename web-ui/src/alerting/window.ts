// Which time an incident is looked at in.

import type { Incident } from '../api/types'
import { logsLink, quoted } from '../evidence/links'

type Lasting = Pick<Incident, 'beganAt' | 'resolvedAt'>

const minute = 60_000

export interface Span {
  from: number
  to: number
}

/**
 * As long before it began as it has lasted, at least a quarter of an hour and at most one, so that
 * what was normal can be seen; a little after its end.
 */
export function chartSpan({ beganAt, resolvedAt }: Lasting, now: number): Span {
  const began = Date.parse(beganAt)
  const ended = resolvedAt === null ? now : Date.parse(resolvedAt)
  const lead = Math.min(60 * minute, Math.max(15 * minute, ended - began))
  return { from: began - lead, to: Math.min(now, ended + (resolvedAt ? 5 * minute : 0)) }
}

const cell = 10_000

/**
 * Where "before it began" ends: what is stored is told in whole cells, and one that holds the
 * beginning, or the moment before it in which it was not yet counted, would make before look bad.
 */
export function beforeEnds({ beganAt }: Pick<Incident, 'beganAt'>): number {
  return (Math.floor(Date.parse(beganAt) / cell) - 1) * cell
}

/** Where "since" begins: with the cell that holds the beginning. */
export function sinceBegins({ beganAt }: Pick<Incident, 'beganAt'>): number {
  return Math.floor(Date.parse(beganAt) / cell) * cell
}

/** Where "since" ends: with the incident, for what came after it was good again. */
export function sinceEnds({ resolvedAt }: Pick<Incident, 'resolvedAt'>, now: number): number {
  return resolvedAt === null ? now : Math.min(now, Date.parse(resolvedAt))
}

/** A whole number of ten seconds that gives about a hundred points. */
export function stepSecondsOf({ from, to }: Span): number {
  return Math.max(10, Math.ceil((to - from) / 1000 / 100 / 10) * 10)
}

/** Lines of the service from which trouble speaks. */
export function logQuery({ service }: Pick<Incident, 'service'>): string {
  return `service:${quoted(service)} AND level:>=warn`
}

/** From a little before it began: what broke may have spoken before it was counted. */
export function logSpan({ beganAt, resolvedAt }: Lasting, now: number): Span {
  return {
    from: Date.parse(beganAt) - 2 * minute,
    to: resolvedAt === null ? now : Date.parse(resolvedAt),
  }
}

/**
 * How long before the onset a line may be of what broke: it is said while an event goes on, and the
 * onset is that of the slice of ten seconds in which the event ended.
 */
const speaksAheadMillis = 10_000

/**
 * What was said before it began: as long as what is told of it, up to the onset and not to the
 * beginning of that, which is earlier.
 */
export function beforeSpan(incident: Lasting, now: number): Span {
  const { from, to } = logSpan(incident, now)
  const end = Date.parse(incident.beganAt) - speaksAheadMillis
  return { from: end - (to - from), to: end }
}

/** The log page at exactly this time; open to now while it lasts. */
export function incidentLogs(incident: Lasting & Pick<Incident, 'service'>, now: number): string {
  const { from, to } = logSpan(incident, now)
  const end = incident.resolvedAt === null ? 'now' : new Date(to).toISOString()
  return logsLink(logQuery(incident), new Date(from).toISOString(), end)
}
