// How far the budget may fall before somebody is told.

import type { ChartLine } from '../chart/data'
import type { Slo, SloHistory, Tier } from '../api/types'
import { parseDuration } from '../time/duration'
import { percent } from '../ui/figures'

/**
 * The budget left at which a tier becomes due, about: a tier of factor f over the window w is due
 * once f · w / period of the budget went in that window.
 */
export function dueLevel(
  tier: Tier,
  period: string,
  history: Pick<SloHistory, 'points' | 'stepSeconds'>,
  now: number,
): number | undefined {
  // What is left is known at the end of a step.
  const begun = now - (parseDuration(tier.longWindow) + history.stepSeconds) * 1_000
  const before = history.points.findLast(({ time }) => Date.parse(time) <= begun)
  if (!before || before.remaining === null) return undefined
  const share = (tier.factor * parseDuration(tier.longWindow)) / parseDuration(period)
  return before.remaining - share
}

/** The tier with the longest window of each urgency: the one that a burn-down can show. */
function slowest(tiers: readonly Tier[], urgency: Tier['urgency']): Tier | undefined {
  return tiers
    .filter((tier) => tier.urgency === urgency)
    .sort((a, b) => parseDuration(b.longWindow) - parseDuration(a.longWindow))[0]
}

/** Levels for the burn-down, in per cent, with what happens there. */
export function dueLines(
  { tiers, window }: Pick<Slo, 'tiers' | 'window'>,
  history: Pick<SloHistory, 'points' | 'stepSeconds'>,
  now: number,
): ChartLine[] {
  const lines: ChartLine[] = [{ value: 0, label: 'used up', tone: 'critical' }]
  for (const [urgency, tone] of [
    ['page', 'critical'],
    ['ticket', 'warn'],
  ] as const) {
    const tier = slowest(tiers, urgency)
    const level = tier && dueLevel(tier, window, history, now)
    if (tier && level !== undefined && level < 1)
      lines.push({
        value: level * 100,
        label: `${urgency} due below ${percent(level)}`,
        tone,
      })
  }
  return lines
}
