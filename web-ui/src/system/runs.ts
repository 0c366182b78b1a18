// How what came of a drill reads.

import type { DrillRun } from '../api/types'
import type { Tone } from '../ui/tone'
import { afterWords } from './drills'

type LegTime = DrillRun['legs'][number]

/** One may pass though its page was not in time. */
export function drillTone({ result, reason }: Pick<DrillRun, 'result' | 'reason'>): Tone {
  switch (result) {
    case 'passed':
      return reason === '' ? 'ok' : 'warn'
    case 'failed':
      return 'critical'
    case 'interrupted':
      return 'warn'
    case 'running':
      return 'none'
  }
}

export function drillWords({
  result,
  missed,
  reason,
}: Pick<DrillRun, 'result' | 'missed' | 'reason'>): string {
  switch (result) {
    case 'passed':
      return reason === '' ? 'Passed' : `Passed. ${reason}`
    case 'failed':
      return missed === null ? `Failed. ${reason}` : `Failed at ‘${missed}’. ${reason}`
    case 'interrupted':
      return `Interrupted. ${reason}`
    case 'running':
      return 'Running'
  }
}

/** `52.1 s of 51.8 s` where theory says something, `140 ms` where it is done at once. */
export function legTimeWords({ tookMillis, expectedMillis }: LegTime): string {
  const took = afterWords(tookMillis)
  return expectedMillis === 0 ? took : `${took} of ${afterWords(expectedMillis)}`
}
