// How far the budget may fall before somebody is told.

import type { ChartLine } from '../chart/data'
import type { Slo, SloHistory, Tier } from '../api/types'
import { durationWords, parseDuration } from '../time/duration'
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

/** A level at which somebody is told, as it stands now. */
export interface DueLevel {
  urgency: Tier['urgency']
  /** Of the budget left, 0 to 1; below zero where it is overspent by then. */
  level: number
  sentence: string
}

/** The levels of a burn-down, the one that is reached first in front. */
export function dueLevels(
  { tiers, window }: Pick<Slo, 'tiers' | 'window'>,
  history: Pick<SloHistory, 'points' | 'stepSeconds'>,
  now: number,
): DueLevel[] {
  const left = history.points.findLast(({ remaining }) => remaining !== null)?.remaining
  if (left === undefined || left === null) return []
  return (['page', 'ticket'] as const)
    .flatMap((urgency) => {
      const tier = slowest(tiers, urgency)
      const level = tier && dueLevel(tier, window, history, now)
      if (!tier || level === undefined || level >= 1) return []
      return [{ urgency, level, sentence: sentenceOf(tier, window, level, left) }]
    })
    .sort((a, b) => b.level - a.level)
}

function sentenceOf(tier: Tier, period: string, level: number, left: number): string {
  const length = parseDuration(tier.longWindow)
  const share = (tier.factor * length) / parseDuration(period)
  const rule = `${percent(share)} of the budget within ${durationWords(length)}`
  const what = `A ${tier.urgency} is due`
  if (left <= level) return `${what} now: more than ${rule}.`
  if (level > 0) return `${what} below ${percent(level)} left: ${rule}.`
  return `${what} when another ${percent(left - level)} of it is spent: ${rule}.`
}

const tones = { page: 'critical', ticket: 'warn' } as const

/**
 * What the burn-down shows of the levels, in per cent: where the budget is used up, always, and a
 * tick for each level that lies where the picture is drawn anyway.
 */
export function dueLines(levels: readonly DueLevel[], lowest: number): ChartLine[] {
  const inSight = levels.filter(({ level }) => level * 100 >= Math.min(0, lowest))
  return [
    { value: 0, label: 'used up', tone: 'critical' },
    ...inSight.map(({ level, urgency }) => ({
      value: level * 100,
      label: urgency,
      tone: tones[urgency],
      tick: true as const,
    })),
  ]
}
