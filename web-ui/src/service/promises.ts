import type { Slo } from '../api/types'
import { parseDuration } from '../time/duration'
import { percent } from '../ui/figures'

/**
 * How much breaks a promise now, over the shortest of its windows in which anything was counted:
 * `24.1% of requests bad over the last 5m, 0.5% allowed`.
 */
export function badNow({ burn, events, target }: Pick<Slo, 'burn' | 'events' | 'target'>): string {
  const [shortest] = burn
    .filter(({ good, bad }) => good + bad > 0)
    .sort((a, b) => parseDuration(a.window) - parseDuration(b.window))
  if (!shortest) return `no ${events} lately`
  const share = percent(shortest.bad / (shortest.good + shortest.bad))
  return `${share} of ${events} bad over the last ${shortest.window}, ${percent(1 - target)} allowed`
}
