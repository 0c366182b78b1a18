import type { Burn, Slo, Tier } from '../api/types'
import { parseDuration } from '../time/duration'

/**
 * The few windows that tell an objective's story: the shortest, the long ones of its paging tiers,
 * the longest.
 */
function headlines(slo: Slo): string[] {
  const windows = slo.burn.map(({ window }) => window).sort(byLength)
  const paging = slo.tiers
    .filter(({ urgency }) => urgency === 'page')
    .map(({ longWindow }) => longWindow)
  return windows.filter(
    (window, at) => at === 0 || at === windows.length - 1 || paging.includes(window),
  )
}

function byLength(a: string, b: string): number {
  return parseDuration(a) - parseDuration(b)
}

/** Columns of a table of objectives: every headline window of any of them, shortest first. */
export function burnColumns(slos: readonly Slo[]): string[] {
  return [...new Set(slos.flatMap(headlines))].sort(byLength)
}

export function burnOver(slo: Slo, window: string): Burn | undefined {
  return slo.burn.find((burn) => burn.window === window)
}

/**
 * The most urgent tier whose threshold this window's burn has reached; one window alone fires
 * nothing.
 */
export function reached(slo: Slo, burn: Burn): Tier | undefined {
  const tiers = slo.tiers.filter(
    ({ longWindow, shortWindow, factor }) =>
      (longWindow === burn.window || shortWindow === burn.window) &&
      burn.rate !== null &&
      burn.rate >= factor,
  )
  return tiers.find(({ urgency }) => urgency === 'page') ?? tiers[0]
}
