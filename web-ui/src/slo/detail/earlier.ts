// With which earlier window the chosen time is compared. The address says how far back that one
// lies (`cmp=1d`); without it, it is the stretch of the same length just before.

import { durationWords, parseDuration } from '../../time/duration'

export interface Window {
  /** Epoch milliseconds. */
  from: number
  to: number
}

export interface Comparison {
  /** As the address writes it; empty for the stretch just before. */
  cmp: string
  words: string
}

const named: readonly Comparison[] = [
  { cmp: '1h', words: 'an hour before' },
  { cmp: '1d', words: 'a day before' },
  { cmp: '1w', words: 'a week before' },
]

/** How far back, in milliseconds; undefined where the address says nothing that can be read. */
function distanceOf(cmp: string): number | undefined {
  try {
    const seconds = parseDuration(cmp)
    return seconds > 0 ? seconds * 1_000 : undefined
  } catch {
    return undefined
  }
}

/** As long as the chosen window, and as much before it as the address says. */
export function earlierWindow({ from, to }: Window, cmp: string): Window {
  const distance = distanceOf(cmp) ?? to - from
  return { from: from - distance, to: to - distance }
}

/** What an earlier window is called. */
export function earlierWords({ from, to }: Window, cmp: string): string {
  const distance = distanceOf(cmp)
  if (distance === undefined) return `the ${durationWords((to - from) / 1_000)} before`
  const known = named.find((each) => distanceOf(each.cmp) === distance)
  return known?.words ?? `${durationWords(distance / 1_000)} before`
}

/**
 * What can be chosen: windows that do not overlap the chosen one and lie in what is kept, and
 * always what the address says.
 *
 * @param keptSince unknown until the server has told
 */
export function choices(window: Window, cmp: string, keptSince: number | undefined): Comparison[] {
  const just: Comparison = { cmp: '', words: earlierWords(window, '') }
  const length = window.to - window.from
  const offered = named.filter((each) => {
    if (each.cmp === cmp) return true
    const distance = distanceOf(each.cmp)!
    return distance > length && keptSince !== undefined && window.from - distance >= keptSince
  })
  const written = distanceOf(cmp) !== undefined && !offered.some((each) => each.cmp === cmp)
  return [just, ...offered, ...(written ? [{ cmp, words: earlierWords(window, cmp) }] : [])]
}
