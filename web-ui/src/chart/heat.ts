import type { Heatmap } from '../api/types'
import { boundText, valueText } from './data'
import { rampColour, shareOf } from './ramp'

export interface HeatBox {
  width: number
  height: number
  /** Height above the rows, for what lies over all of them. */
  strip: number
}

/** Height of a value in a box; logarithmic where it can be. */
export function heightOf(value: number, bounds: readonly number[], box: HeatBox): number {
  const scale = bounds[0]! > 0 ? Math.log : Number
  const [low, high] = [scale(bounds[0]!), scale(bounds.at(-1)!)]
  return box.strip + (box.height - box.strip) * (1 - (scale(value) - low) / (high - low))
}

export function isOver({ columns }: Pick<Heatmap, 'columns'>): boolean {
  return columns.some(({ over }) => over > 0)
}

export function highestCount({ columns }: Pick<Heatmap, 'columns'>): number {
  return columns.reduce((most, { counts, over }) => Math.max(most, over, ...counts), 0)
}

/** Every tenfold value with its halves and fifths that lie inside. */
export function levels(bounds: readonly number[]): number[] {
  const [low, high] = [bounds[0]!, bounds.at(-1)!]
  const found: number[] = []
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++) {
    for (const factor of [1, 2, 5]) {
      const value = Number((factor * 10 ** power).toPrecision(3))
      if (value >= low && value <= high) found.push(value)
    }
  }
  return found
}

/** Paints the cells; what holds nothing stays surface. */
export function paint(
  context: CanvasRenderingContext2D,
  heatmap: Heatmap,
  box: HeatBox,
  dark: boolean,
): void {
  const from = Date.parse(heatmap.from)
  const span = Date.parse(heatmap.to) - from
  const edges = heatmap.bounds.map((bound) => Math.round(heightOf(bound, heatmap.bounds, box)))
  const highest = highestCount(heatmap)
  const place = (time: string): number => Math.round(((Date.parse(time) - from) / span) * box.width)
  for (const column of heatmap.columns) {
    const left = place(column.from)
    const wide = Math.max(1, place(column.to) - left)
    const cell = (count: number, top: number, bottom: number): void => {
      if (count === 0) return
      context.fillStyle = rampColour(shareOf(count, highest), dark)
      context.fillRect(left, top, wide, Math.max(1, bottom - top))
    }
    column.counts.forEach((count, row) => cell(count, edges[row + 1]!, edges[row]!))
    // A gap tells it from the rows: how far up it reaches is not known.
    cell(column.over, 0, box.strip - 2)
  }
}

export interface Cell {
  column: Heatmap['columns'][number]
  /** The lowest is 0; as many as there are rows is what lies over all of them. */
  row: number
  count: number
}

/** What lies under a place of the box; undefined where nothing was observed at all. */
export function cellAt(heatmap: Heatmap, box: HeatBox, x: number, y: number): Cell | undefined {
  const { bounds, columns } = heatmap
  const from = Date.parse(heatmap.from)
  const time = from + (x / box.width) * (Date.parse(heatmap.to) - from)
  const column = columns.find((each) => Date.parse(each.from) <= time && time < Date.parse(each.to))
  if (!column) return undefined
  const under = bounds.slice(1, -1).filter((bound) => heightOf(bound, bounds, box) > y)
  const row = y < box.strip ? column.counts.length : under.length
  return { column, row, count: column.counts[row] ?? column.over }
}

/** The row in which most of a column lie. */
export function fullestRow({ counts, over }: Heatmap['columns'][number]): number {
  const most = Math.max(over, ...counts)
  return over === most ? counts.length : counts.indexOf(most)
}

/** Values of a row: `\u2264 50 ms`, `50 ms to 100 ms`, over all of them `\u2265 10 s`. */
export function rowText({ bounds, overFrom, unit }: Heatmap, row: number): string {
  const high = bounds[row + 1]
  if (high === undefined)
    return overFrom === null ? 'without a bound' : boundText(overFrom, unit, true)
  if (row === 0) return `\u2264 ${valueText(high, unit)}`
  return `${valueText(bounds[row]!, unit)} to ${valueText(high, unit)}`
}
