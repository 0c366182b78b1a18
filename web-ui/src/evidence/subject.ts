import type { Incident } from '../api/types'

/** Whether somebody else raised it, or Headroom about itself: it is about no promise of ours. */
export function isOutside({ source }: Pick<Incident, 'source'>): boolean {
  return source !== 'promise'
}

/** What an incident is about, by its name: a promise, a heartbeat, or another alert. */
export function subjectOf(incident: Pick<Incident, 'source' | 'slo' | 'labels'>): string {
  if (!isOutside(incident)) return incident.slo
  const { alertname = 'alert', heartbeat, receiver } = incident.labels
  const which = incident.source === 'watch' ? (heartbeat ?? receiver) : undefined
  return which ? `${alertname} ${which}` : alertname
}
