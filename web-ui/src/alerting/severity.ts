import type { Incident } from '../api/types'
import type { Tone } from '../ui/tone'

type Kept = Pick<Incident, 'severity' | 'state'>

/** Ink by severity while it lasts; a resolved incident is quiet. */
export function toneOf({ severity, state }: Kept): Tone {
  if (state === 'resolved') return 'ok'
  return severity === 'page' ? 'critical' : 'warn'
}

export function severityWord({ severity }: Pick<Incident, 'severity'>): string {
  return severity === 'page' ? 'Page' : 'Ticket'
}

export function stateWords({
  state,
  acknowledgedBy,
}: Pick<Incident, 'state' | 'acknowledgedBy'>): string {
  switch (state) {
    case 'open':
      return 'Open'
    case 'acknowledged':
      return acknowledgedBy ? `Acknowledged by ${acknowledgedBy}` : 'Acknowledged'
    case 'resolved':
      return 'Resolved'
  }
}
