// How what came of a test page reads.

import type { Drill } from '../api/types'
import type { Tone } from '../ui/tone'

/** `140 ms`, `7.2 s`, `3m 20s`; a dash where it has not happened. */
export function afterWords(millis: number | null): string {
  if (millis === null) return '\u2013'
  if (millis < 1_000) return `${millis} ms`
  if (millis < 60_000) return `${(millis / 1_000).toFixed(1)} s`
  const seconds = Math.round(millis / 1_000)
  return `${Math.floor(seconds / 60)}m ${seconds % 60}s`
}

export function resultTone({ result }: Pick<Drill, 'result'>): Tone {
  switch (result) {
    case 'acknowledged':
      return 'ok'
    case 'failed':
      return 'critical'
    case 'standing':
      return 'none'
    case 'delivered':
    case 'not_told':
      return 'warn'
  }
}

export function resultWords({
  result,
  acknowledgedBy,
}: Pick<Drill, 'result' | 'acknowledgedBy'>): string {
  switch (result) {
    case 'acknowledged':
      return `Acknowledged by ${acknowledgedBy ?? 'somebody'}`
    case 'failed':
      return 'Failed: a receiver did not have it'
    case 'standing':
      return 'Standing'
    case 'delivered':
      return 'Delivered, and nobody acknowledged it'
    case 'not_told':
      return 'Nobody was told'
  }
}
