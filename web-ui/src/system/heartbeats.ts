import type { BeatTarget, Heartbeat } from '../api/types'

type MarkTone = 'ok' | 'warn' | 'critical' | 'none'

const tones: Record<Heartbeat['state'], MarkTone> = {
  ok: 'ok',
  late: 'warn',
  missed: 'critical',
  waiting: 'none',
}

export function beatTone({ state }: Pick<Heartbeat, 'state'>): MarkTone {
  return tones[state]
}

/** How a heartbeat stands, in a few words. */
export function beatWords({ state }: Pick<Heartbeat, 'state'>): string {
  return state === 'waiting' ? 'waiting for the first beat' : state
}

export function targetTone({ failuresInARow, lastSentAt }: BeatTarget): MarkTone {
  if (failuresInARow > 0) return 'critical'
  return lastSentAt ? 'ok' : 'none'
}

/** How the beats to somebody fare, with what was answered. */
export function targetWords({ failuresInARow, lastSentAt, error }: BeatTarget): string {
  if (failuresInARow > 0) return `${failuresInARow} failed in a row: ${error}`
  return lastSentAt ? 'taken' : 'nothing posted yet'
}
