// How the state of a receiver reads.

import type { ReceiverState } from '../api/types'
import type { Tone } from '../ui/tone'

export function receiverTone({
  circuit,
  pending,
}: Pick<ReceiverState, 'circuit' | 'pending'>): Tone {
  if (circuit === 'open') return 'critical'
  return pending > 0 ? 'warn' : 'ok'
}

export function circuitWords({ circuit }: Pick<ReceiverState, 'circuit'>): string {
  return circuit === 'open' ? 'Down: one delivery at a time' : 'Takes what it is sent'
}

/** `60 at once, then 12 a minute; waiting`, or nothing where there is no limit. */
export function receiverPaceWords({ rate }: Pick<ReceiverState, 'rate'>): string {
  if (rate === null) return 'no limit'
  const perMinute = Number(rate.perMinute.toFixed(1))
  return `${rate.burst} at once, then ${perMinute} a minute${rate.waiting ? '; waiting' : ''}`
}
