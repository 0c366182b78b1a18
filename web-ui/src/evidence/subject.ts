import type { Incident } from '../api/types'

/** Whether it is about no promise of ours: somebody else raised it, or nothing is wrong. */
export function isOutside({ source }: Pick<Incident, 'source'>): boolean {
  return source !== 'promise'
}

/** Whether nothing is wrong: it tries out how people are told. */
export function isDrill({ labels }: Pick<Incident, 'labels'>): boolean {
  return labels.drill === 'true'
}

/** What an incident is about, by its name: a promise, or somebody else's alert. */
export function subjectOf(incident: Pick<Incident, 'source' | 'slo' | 'labels'>): string {
  return isOutside(incident) ? (incident.labels.alertname ?? 'alert') : incident.slo
}
