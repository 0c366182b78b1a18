// What a chart over time is made of, and what it says in words.

import { calendarDay, clockTime } from '../time/format'
import { zone } from '../time/zone'
import { measure } from '../ui/units'

/** Percentiles share one hue; lines of the same kind are told apart by theirs. */
export type SeriesTone =
  'p50' | 'p99' | 'p999' | 'count' | 'error' | 'series-2' | 'series-3' | 'series-4' | 'series-5'

export interface ChartSeries {
  label: string
  /** What stands at the line's end where there is no room for the label. */
  mark?: string
  /** One for each time; null where nothing was measured. */
  values: (number | null)[]
  tone: SeriesTone
  /** Where the truth is the value or more, as beyond the last bucket of a histogram. */
  atLeast?: boolean[]
}

/** A level that means something. */
export interface ChartLine {
  value: number
  label: string
  tone: 'objective' | 'warn' | 'critical'
  /** Holds for the present moment only: a short tick at the right end. */
  tick?: true
}

/** Something that happened. */
export interface ChartMark {
  /** Epoch milliseconds. */
  time: number
  label: string
  kind: string
}

export function lastValue(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null
}

/** A value with its unit: shares in percent, rates by the second. */
export function valueText(value: number | null, unit: string): string {
  if (value === null) return 'no data'
  if (unit === '%') return `${measure(value, '1')}%`
  if (unit === '/s') return `${measure(value, '1')}/s`
  return measure(value, unit)
}

/** Something of which it may be known only that it is no less: `\u2265 250 ms`. */
export function boundText(value: number | null, unit: string, atLeast = false): string {
  return (atLeast && value !== null ? '\u2265 ' : '') + valueText(value, unit)
}

/** What a series says at one time. */
export function textAt({ values, atLeast }: ChartSeries, at: number, unit: string): string {
  return boundText(values[at] ?? null, unit, atLeast?.[at])
}

/** What is drawn of a series: what is known whole, and dashed what may lie anywhere above. */
export function drawnParts({ values, atLeast }: Omit<ChartSeries, 'label' | 'tone'>): {
  known: (number | null)[]
  dashed?: (number | null)[]
} {
  if (!atLeast?.includes(true)) return { known: values }
  const near = (at: number): boolean => [at - 1, at, at + 1].some((each) => atLeast[each] === true)
  return {
    known: values.map((value, at) => (atLeast[at] ? null : value)),
    dashed: values.map((value, at) => (near(at) ? value : null)),
  }
}

/** The chart in one sentence. */
export function summary(label: string, series: readonly ChartSeries[], unit: string): string {
  const parts = series.map((each) => {
    const { label: name, values } = each
    const last = values.findLastIndex((value) => value !== null)
    if (last < 0) return `${name} no data`
    let highest = last
    values.forEach((value, at) => {
      if (value === null || value < values[highest]!) return
      if (value > values[highest]! || each.atLeast?.[at]) highest = at
    })
    return `${name} ${textAt(each, last, unit)} at last, ${textAt(each, highest, unit)} at its highest`
  })
  return `${label}: ${parts.join('; ')}`
}

/** The distance of larger ones may be more than any number, and no axis has room for it. */
const drawableMax = 1e300

/** What a picture can show of a value; nothing of one that is no number, or beyond all measure. */
export function drawable(value: number | null): number | null {
  return value !== null && Math.abs(value) <= drawableMax ? value : null
}

/** The lowest and highest value to make room for; from zero, and with every line in sight. */
export function extent(
  series: readonly ChartSeries[],
  lines: readonly ChartLine[],
): [low: number, high: number] {
  let low = 0
  let high = 0
  for (const { values } of series) {
    for (const value of values.map(drawable)) {
      if (value === null) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  for (const { value } of lines) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low === high) high = low + 1
  const room = (high - low) * 0.08
  return [low < 0 ? low - room : low, high + room]
}

/** What the vertical axis shows. */
export interface ValueScale {
  low: number
  high: number
  /** Decades of the same height: a median that falls and a tail that rises are both seen. */
  log: boolean
}

/**
 * Durations differ by decades and get a logarithmic axis of at least one; all else is drawn from
 * zero. What is no longer than nothing lies at the foot of a logarithmic axis.
 */
export function scaleOf(
  series: readonly ChartSeries[],
  lines: readonly ChartLine[],
  unit: string,
): ValueScale {
  const shown = [
    ...series.flatMap(({ values }) => values.map(drawable)),
    ...lines.map(({ value }) => value),
  ]
  const positive = shown.filter((value): value is number => value !== null && value > 0)
  if (unit !== 's' || positive.length === 0) {
    const [low, high] = extent(series, lines)
    return { low, high, log: false }
  }
  const most = positive.reduce((a, b) => Math.max(a, b))
  const least = positive.reduce((a, b) => Math.min(a, b))
  const room = 1.25
  return { low: Math.min(least / room, most / 10), high: most * room, log: true }
}

/** Values to name on a logarithmic axis: whole decades, with steps between where there is room. */
export function decadeSteps(low: number, high: number): number[] {
  const steps = (within: readonly number[]): number[] => {
    const found: number[] = []
    for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++)
      for (const each of within) {
        const value = Number((each * 10 ** power).toPrecision(6))
        if (value >= low && value <= high) found.push(value)
      }
    return found
  }
  return [[1, 2, 5], [1, 3], [1]].map(steps).find(({ length }) => length <= 6) ?? steps([1])
}

const dayMillis = 86_400_000

/** Time as an axis writes it: the clock, and the day where one begins. */
export function axisTime(millis: number, stepMillis: number): string {
  const clock = clockTime(millis, zone.value).slice(0, 8)
  if (stepMillis >= dayMillis || clock === '00:00:00')
    return calendarDay(millis, zone.value).slice(0, -5)
  return stepMillis < 60_000 ? clock : clock.slice(0, 5)
}

/** Keeps labels at line ends from lying on each other: places from the top, at least a gap apart. */
export function spread(places: readonly number[], gap: number, bottom: number): number[] {
  const order = places.map((_, at) => at).sort((a, b) => places[a]! - places[b]!)
  const moved = [...places]
  let free = -Infinity
  for (const at of order) {
    moved[at] = Math.max(moved[at]!, free)
    free = moved[at]! + gap
  }
  let limit = bottom
  for (const at of order.reverse()) {
    moved[at] = Math.min(moved[at]!, limit)
    limit = moved[at]! - gap
  }
  return moved
}
