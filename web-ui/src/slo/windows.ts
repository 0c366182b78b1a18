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

/** Tiers of which both windows have reached the factor, those of pages first. */
function burning(slo: Slo): Tier[] {
  const isReached = (window: string, factor: number): boolean =>
    (burnOver(slo, window)?.rate ?? 0) >= factor
  return slo.tiers
    .filter(
      ({ longWindow, shortWindow, factor }) =>
        isReached(longWindow, factor) && isReached(shortWindow, factor),
    )
    .sort((a, b) => a.urgency.localeCompare(b.urgency))
}

/** The most urgent tier that burns and looks at this window. */
export function burningOver(slo: Slo, window: string): Tier | undefined {
  return burning(slo).find(
    ({ longWindow, shortWindow }) => longWindow === window || shortWindow === window,
  )
}

/** Whether it burns fast enough for a page just now, but not yet for long enough. */
export function isRising(slo: Slo): boolean {
  if (slo.firing) return false
  const pages = slo.tiers.filter(({ urgency }) => urgency === 'page')
  const shortest = pages.sort(
    (a, b) => parseDuration(a.shortWindow) - parseDuration(b.shortWindow),
  )[0]
  return !!shortest && (burnOver(slo, shortest.shortWindow)?.rate ?? 0) >= shortest.factor
}
