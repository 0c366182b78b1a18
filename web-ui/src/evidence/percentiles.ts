// Percentiles of a distribution as the charts and tables take them.

import type { Percentiles } from '../api/types'
import { boundText, type ChartSeries, type SeriesTone } from '../chart/data'
import { isTooFew } from '../chart/spectrum'
import { percent, times } from '../ui/figures'

export interface ChartData {
  times: number[]
  series: ChartSeries[]
}

/** The rarer, the stronger. */
function toneOf(q: number): SeriesTone {
  if (q < 0.9) return 'p50'
  return q < 0.995 ? 'p99' : 'p999'
}

/** `p99.9`. */
function quantileName(q: number): string {
  return `p${Number((q * 100).toPrecision(8))}`
}

type Quantile = Percentiles['points'][number]['values'][number]

/** Whether the truth may lie anywhere above: beyond the last bucket of a histogram. */
export function isCut({ value, high }: Pick<Quantile, 'value' | 'high'>): boolean {
  return value !== null && high === null
}

/** A percentile as it is written: `84 ms`, `\u2265 250 ms`. */
export function percentileText(
  { value, atLeast }: { value: number | null; atLeast: boolean },
  unit: string,
  unknown: string,
): string {
  return value === null ? unknown : boundText(value, unit, atLeast)
}

type Point = Percentiles['points'][number]

/** With an empty point where steps are missing, so that no line is drawn across. */
function withGaps(points: readonly Point[]): Pick<Point, 'from' | 'values'>[] {
  return points.flatMap((point, at) => {
    const last = points[at - 1]
    if (!last) return [point]
    const missing = Date.parse(point.from) - Date.parse(last.to)
    const step = Date.parse(point.to) - Date.parse(point.from)
    return missing < step / 2 ? [point] : [{ from: last.to, values: [] }, point]
  })
}

/**
 * Without the last step if that is not over: half a step is drawn as high or as low as chance has
 * it, in the very minute that matters.
 */
export function wholeSteps<T>(points: readonly T[], ends: (point: T) => [string, string]): T[] {
  const length = (point: T): number => {
    const [from, to] = ends(point)
    return Date.parse(to) - Date.parse(from)
  }
  const [first] = points
  const last = points.at(-1)
  const isCut = first !== undefined && last !== undefined && length(last) < length(first)
  return points.slice(0, isCut ? -1 : undefined)
}

/** One line for each quantile; a step without observations is a gap, one not over is left out. */
export function percentileChart(percentiles: Pick<Percentiles, 'points'>): ChartData {
  const points = wholeSteps(percentiles.points, ({ from, to }) => [from, to])
  const steps = withGaps(points)
  const quantiles = [...new Set(points.flatMap(({ values }) => values.map(({ q }) => q)))]
  return {
    times: steps.map(({ from }) => Date.parse(from)),
    series: quantiles
      .sort((a, b) => a - b)
      .map((q) => {
        const found = steps.map(({ values }) => values.find((each) => each.q === q))
        const atLeast = found.map((each) => each !== undefined && isCut(each))
        return {
          label: quantileName(q),
          values: found.map((each) => each?.value ?? null),
          tone: toneOf(q),
          ...(atLeast.includes(true) && { atLeast }),
        }
      }),
  }
}

export interface LatestPercentiles {
  count: number
  /** Length of the step. */
  seconds: number
  values: LatestPercentile[]
}

export interface LatestPercentile {
  q: number
  label: string
  value: number | null
  atLeast: boolean
}

/** The newest step that is over and in which anything was observed; else one that is not over. */
export function latestOf({ points }: Pick<Percentiles, 'points'>): LatestPercentiles | undefined {
  const whole = wholeSteps(points, ({ from, to }) => [from, to])
  const last = whole.findLast(({ count }) => count > 0) ?? points.findLast(({ count }) => count > 0)
  return (
    last && {
      count: last.count,
      seconds: (Date.parse(last.to) - Date.parse(last.from)) / 1000,
      values: last.values.map((each) => ({
        q: each.q,
        label: quantileName(each.q),
        value: each.value,
        atLeast: isCut(each),
      })),
    }
  )
}

/** A percentile over a whole range, and how far it is known. */
export interface Side extends Pick<LatestPercentile, 'value' | 'atLeast'> {
  /** There were observations, but only so few that it would be the largest of them. */
  tooFew: boolean
  low: number | null
  high: number | null
}

export interface PercentileRow {
  q: number
  label: string
  before: Side
  since: Side
  /**
   * How many times as much; empty where one side is unknown or tells too little, where nothing
   * bounds what it was, and where the bounds leave open whether it rose or fell.
   */
  factor: string
}

const unknown: Side = { value: null, atLeast: false, tooFew: false, low: null, high: null }

/** Of the whole range, which is one point. */
function sideOf({ points }: Pick<Percentiles, 'points'>, q: number): Side {
  const all = points.findLast(({ count }) => count > 0)
  const found = all?.values.find((each) => each.q === q)
  if (!all || !found) return unknown
  if (isTooFew(q, all.count)) return { ...unknown, tooFew: true }
  return { ...found, atLeast: isCut(found), tooFew: false }
}

/** Both may lie in one bucket: then how they lie in it is a guess. */
function isUndecided(before: Side, since: Side): boolean {
  const rose = since.low !== null && before.high !== null && since.low >= before.high
  const fell = before.low !== null && since.high !== null && since.high <= before.low
  return !rose && !fell
}

function factorOf(before: Side, since: Side): string {
  if (!before.value || since.value === null || before.atLeast) return ''
  const factor = times(since.value / before.value)
  if (factor !== times(1) && isUndecided(before, since)) return ''
  return (since.atLeast ? '\u2265 ' : '') + factor
}

/** Two merged ranges side by side. */
export function percentileRows(
  before: Pick<Percentiles, 'points'>,
  since: Pick<Percentiles, 'points'>,
): PercentileRow[] {
  const quantiles = [since, before].flatMap(({ points }) =>
    points.flatMap(({ values }) => values.map(({ q }) => q)),
  )
  return [...new Set(quantiles)].map((q) => {
    const [was, is] = [sideOf(before, q), sideOf(since, q)]
    return { q, label: quantileName(q), before: was, since: is, factor: factorOf(was, is) }
  })
}

/** How many observations a percentile needs. */
export function observationsFor(q: number): number {
  return Math.round(1 / (1 - q))
}

interface Column extends Pick<Percentiles, 'errorBound' | 'points'> {
  /** What stands over it, as part of a sentence. */
  name: string
}

/** How far each column of a table is from the truth; empty where nothing bounds any of them. */
export function boundSentence(columns: readonly Column[]): string {
  const measured = columns.filter(({ points }) => points.length > 0)
  const bounds = measured.map(({ errorBound }) =>
    errorBound !== null && errorBound < 1 ? `within ${percent(errorBound)} of the truth` : '',
  )
  const [first] = bounds
  const all = bounds.every((bound) => bound === first)
    ? (first ?? '')
    : measured.map(({ name }, at) => `${name} ${bounds[at] || 'without a bound'}`).join(', ')
  return all && `${all.charAt(0).toUpperCase()}${all.slice(1)}.`
}
