import type { Incident } from '../api/types'
import type { Tone } from '../ui/tone'

/** Who ends what ends by itself. */
const self = 'headroom'

type Kept = Pick<Incident, 'severity' | 'state'>

/** Ink by severity while it lasts; one that ends by itself and one that is over are quiet. */
export function toneOf({ severity, state }: Kept): Tone {
  if (state === 'resolved') return 'ok'
  if (state === 'recovering') return 'recovering'
  return severity === 'page' ? 'critical' : 'warn'
}

export function severityWord({ severity }: Pick<Incident, 'severity'>): string {
  return severity === 'page' ? 'Page' : 'Ticket'
}

export function stateWords({
  state,
  acknowledgedBy,
  resolvedBy,
}: Pick<Incident, 'state' | 'acknowledgedBy' | 'resolvedBy'>): string {
  switch (state) {
    case 'open':
      return 'Open'
    case 'acknowledged':
      return acknowledgedBy ? `Acknowledged by ${acknowledgedBy}` : 'Acknowledged'
    case 'recovering':
      return acknowledgedBy ? `Recovering, ${acknowledgedBy} has it` : 'Recovering'
    case 'resolved':
      return resolvedBy === null || resolvedBy === self ? 'Resolved' : `Resolved by ${resolvedBy}`
  }
}

/** Whether it is not about what burns, but about a promise that nobody watches. */
export function isAboutWatching({ labels }: Pick<Incident, 'labels'>): boolean {
  return labels.alertname === 'PromiseUnwatched'
}
