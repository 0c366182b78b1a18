// Log lines grouped by signature: the line with a placeholder for what varies.

import type { Freshness, LogPage, LogSignatures, SignatureGroup } from '../api/types'
import { quoted } from './links'

export const placeholder = '<*>'

/** A signature in parts, of which every other one is a placeholder. */
export function signatureParts(text: string): string[] {
  return text.split(/(<\*>)/)
}

/** Words of which a placeholder, or what was cut off, is a part are no words to search for. */
function phrases(text: string): string[] {
  const word = '[\\p{L}\\p{M}\\p{N}_]'
  const parts = text.split(/<\*>|\u2026/)
  return parts
    .map((part, at) => (at > 0 ? part.replace(new RegExp(`^${word}+`, 'u'), '') : part))
    .map((part, at) =>
      at < parts.length - 1 ? part.replace(new RegExp(`${word}+$`, 'u'), '') : part,
    )
    .map((part) => part.trim())
    .filter((part) => new RegExp(word, 'u').test(part))
}

/** A query for the lines of a group; those of others with the same words in them match too. */
export function groupQuery(query: string, { text }: Pick<SignatureGroup, 'text'>): string {
  const before = query.trim()
  const conditions = phrases(text).map(quoted)
  if (before !== '' && before !== '*')
    conditions.unshift(/ OR |\|\|/.test(before) ? `(${before})` : before)
  return conditions.join(' AND ') || '*'
}

/** How long ago something was by the server's clock, which an answer's freshness knows. */
export function ageOf(at: string, { newest, ageSeconds }: Freshness): Freshness {
  if (newest === null || ageSeconds === null) return { newest: at, ageSeconds: null }
  return { newest: at, ageSeconds: ageSeconds + (Date.parse(newest) - Date.parse(at)) / 1000 }
}

/** Age of the newest line that matches; undefined where none does. */
export function lastMatch(answer: LogPage | LogSignatures): Freshness | undefined {
  const times =
    'groups' in answer ? answer.groups.map(({ last }) => last) : [answer.records[0]?.time]
  const last = times.reduce<string | undefined>(
    (latest, time) =>
      time !== undefined && (latest === undefined || Date.parse(time) > Date.parse(latest))
        ? time
        : latest,
    undefined,
  )
  return last === undefined ? undefined : ageOf(last, answer.freshness)
}

/** Signatures that were not said before; undefined where not all that was said before is known. */
export function newSignatures(
  now: Pick<LogSignatures, 'groups'>,
  before: Pick<LogSignatures, 'groups' | 'others' | 'cut' | 'partial'>,
): ReadonlySet<string> | undefined {
  if (before.cut || before.partial || before.others.groups > 0) return undefined
  const known = new Set(before.groups.map(({ signature }) => signature))
  return new Set(now.groups.map(({ signature }) => signature).filter((each) => !known.has(each)))
}

/** The path of a small picture of bars, each from the ground up; the most fills the height. */
export function barPath(
  counts: readonly number[],
  [width, height]: readonly [number, number],
): string {
  const most = Math.max(1, ...counts)
  const least = 2
  return counts
    .map((count, at) => {
      if (count === 0) return ''
      const x = ((at + 0.5) / counts.length) * width
      const tall = Math.max(least, (count / most) * height)
      return `M${x.toFixed(1)} ${height}v${(-tall).toFixed(1)}`
    })
    .join('')
}
