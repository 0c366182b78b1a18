import type { Change } from '../api/types'
import { durationWords } from '../time/duration'

export interface Mark {
  time: number
  label: string
  kind: string
}

/** `deploy 1.4.3` or `fault`. */
export function changeWords({ kind, version }: Pick<Change, 'kind' | 'version'>): string {
  return version ? `${kind} ${version}` : kind
}

/** `3 s before it began`. */
export function distanceWords({ time }: Pick<Change, 'time'>, began: number): string {
  const seconds = (began - Date.parse(time)) / 1000
  return `${durationWords(Math.abs(seconds))} ${seconds >= 0 ? 'before' : 'after'} it began`
}

/** Flags on the time axis. */
export function marksOf(changes: readonly Change[]): Mark[] {
  return changes.map((change) => ({
    time: Date.parse(change.time),
    label: changeWords(change),
    kind: change.kind,
  }))
}

/** What is known of the service itself before what happened elsewhere, each newest first. */
export function nearby(
  own: readonly Change[],
  all: readonly Change[],
): { own: Change[]; elsewhere: Change[] } {
  const newestFirst = (a: Change, b: Change): number => Date.parse(b.time) - Date.parse(a.time)
  const known = new Set(own.map(({ id }) => id))
  return {
    own: [...own].sort(newestFirst),
    elsewhere: all.filter(({ id }) => !known.has(id)).sort(newestFirst),
  }
}
