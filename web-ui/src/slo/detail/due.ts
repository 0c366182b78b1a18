// How far the budget may fall before somebody is told.

import type { Slo, SloHistory, Tier } from '../../api/types'
import type { ChartLine } from '../../chart/data'
import { durationWords, parseDuration } from '../../time/duration'
import { percent } from '../../ui/figures'

interface Due {
  /** Of the budget left, 0 to 1; below zero where it is overspent by then. */
  level: number
  /** How much of the budget has to go in the tier's window. */
  share: number
}

/**
 * The budget left at which a tier becomes due, about. One of factor f is due once f times what its
 * window may spend has gone in it; what that is of the budget depends on how many of all events fell
 * into the window.
 */
export function dueLevel(
  tier: Tier,
  { points, stepSeconds }: Pick<SloHistory, 'points' | 'stepSeconds'>,
  now: number,
): Due | undefined {
  // What is left is known at the end of a step.
  const begun = now - (parseDuration(tier.longWindow) + stepSeconds) * 1_000
  const at = points.findLastIndex(({ time }) => Date.parse(time) <= begun)
  const before = points[at]?.remaining
  const share = (tier.factor * eventsOf(points.slice(at + 1))) / eventsOf(points)
  if (before === undefined || before === null || !Number.isFinite(share)) return undefined
  return { level: before - share, share }
}

function eventsOf(points: SloHistory['points']): number {
  return points.reduce((sum, { good, bad }) => sum + good + bad, 0)
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
  { tiers }: Pick<Slo, 'tiers'>,
  history: Pick<SloHistory, 'points' | 'stepSeconds'>,
  now: number,
): DueLevel[] {
  const left = history.points.findLast(({ remaining }) => remaining !== null)?.remaining
  if (left === undefined || left === null) return []
  return (['page', 'ticket'] as const)
    .flatMap((urgency) => {
      const tier = slowest(tiers, urgency)
      const due = tier && dueLevel(tier, history, now)
      if (!due || due.level >= 1) return []
      return [{ urgency, level: due.level, sentence: sentenceOf(tier, due, left) }]
    })
    .sort((a, b) => b.level - a.level)
}

function sentenceOf(tier: Tier, { level, share }: Due, left: number): string {
  const length = durationWords(parseDuration(tier.longWindow))
  const rule = `${percent(share)} of the budget within ${length}`
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
