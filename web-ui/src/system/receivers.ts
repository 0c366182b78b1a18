// How the state of a receiver reads.

import type { ReceiverState } from '../api/types'
import type { Tone } from '../ui/tone'

type Standing = Pick<ReceiverState, 'circuit' | 'refusing' | 'failing' | 'pending' | 'lastSent'>

export function receiverTone(state: Standing): Tone {
  if (state.circuit === 'open' || state.refusing) return 'critical'
  if (state.failing || state.pending > 0) return 'warn'
  return state.lastSent === null ? 'none' : 'ok'
}

export function standingWords(state: Standing): string {
  if (state.circuit === 'open') return 'Down: one delivery at a time'
  if (state.refusing) return 'Refuses what it is sent'
  if (state.failing) return 'Did not take what it was sent last'
  return state.lastSent === null ? 'Was sent nothing yet' : 'Takes what it is sent'
}

/** `60 at once, then 12 a minute; waiting`, or nothing where there is no limit. */
export function receiverPaceWords({ rate }: Pick<ReceiverState, 'rate'>): string {
  if (rate === null) return 'no limit'
  const perMinute = Number(rate.perMinute.toFixed(1))
  return `${rate.burst} at once, then ${perMinute} a minute${rate.waiting ? '; waiting' : ''}`
}
