// Numbers of series as a live block tells them, line by line.

import type { SeriesLines } from '../api/types'
import { measure } from '../ui/units'

type Line = SeriesLines['lines'][number]

/** What tells a line from the others; `all` where nothing does. */
export function lineName({ labels }: Pick<Line, 'labels'>, by: readonly string[]): string {
  return by.map((name) => labels[name] || `no ${name}`).join(', ') || 'all'
}

/** `75.2`, `3.1 /s`; a rate's unit is the second alone, for what grows is named by its metric. */
export function lineValue(value: number | null, { measure: what, unit }: SeriesLines): string {
  if (value === null) return 'not known'
  return what === 'rate' ? `${measure(value, '')} /s` : measure(value, unit)
}

/** A ratio of rates is no rate: the seconds cancel out. */
export function isRatio(query: string): boolean {
  return /\s\/\s/.test(query.replace(/\{[^}]*}/g, ''))
}

const isKnown = (value: number | null): value is number => value !== null && Number.isFinite(value)

/** The path of a small picture of a line; gaps, and what is no number, stay gaps. All lines of a block share one scale. */
export function sparkPath(
  values: readonly (number | null)[],
  [low, high]: readonly [number, number],
  [width, height]: readonly [number, number],
): string {
  const x = (at: number): number => (at / Math.max(1, values.length - 1)) * width
  // In halves, for the distance of two numbers may be more than any number.
  const span = high / 2 - low / 2
  const y = (value: number): number =>
    span === 0 ? height / 2 : height - ((value / 2 - low / 2) / span) * height
  let path = ''
  let gap = true
  values.forEach((value, at) => {
    if (isKnown(value)) path += `${gap ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
    gap = !isKnown(value)
  })
  return path
}

/** From nothing, or the least of what is below it, to the most. */
export function sparkScale(lines: readonly Pick<Line, 'values'>[]): [number, number] {
  const known = lines.flatMap(({ values }) => values.filter(isKnown))
  return [Math.min(0, ...known), Math.max(0, ...known)]
}
