import type { Incident } from '../api/types'

/** Whether it is about no promise of ours: somebody else raised it, or nothing is wrong. */
export function isOutside({ source }: Pick<Incident, 'source'>): boolean {
  return source !== 'promise'
}

/** Whether nothing is wrong: it tries out how people are told. */
export function isDrill({ source }: Pick<Incident, 'source'>): boolean {
  return source === 'drill'
}

/** What an incident is about, by its name: a promise, a heartbeat, or another alert. */
export function subjectOf(incident: Pick<Incident, 'source' | 'slo' | 'labels'>): string {
  if (!isOutside(incident)) return incident.slo
  const { alertname = 'alert', heartbeat, receiver, drill_schedule: drill } = incident.labels
  const which = incident.source === 'watch' ? (heartbeat ?? receiver ?? drill) : undefined
  return which ? `${alertname} ${which}` : alertname
}
