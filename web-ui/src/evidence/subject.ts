import type { Incident } from '../api/types'

/** Whether somebody else raised it, so that it is about no promise of ours. */
export function isOutside({ source }: Pick<Incident, 'source'>): boolean {
  return source === 'outside'
}

/** What an incident is about, by its name: a promise, or somebody else's alert. */
export function subjectOf(incident: Pick<Incident, 'source' | 'slo' | 'labels'>): string {
  return isOutside(incident) ? (incident.labels.alertname ?? 'alert') : incident.slo
}
