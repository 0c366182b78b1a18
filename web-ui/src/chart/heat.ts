import type { Heatmap } from '../api/types'
import { rampColour, shareOf } from './ramp'

export interface HeatBox {
  width: number
  height: number
}

/** Height of a value in a box whose rows are equally high and logarithmic. */
export function heightOf(value: number, bounds: readonly number[], box: HeatBox): number {
  const low = Math.log(bounds[0]!)
  const high = Math.log(bounds.at(-1)!)
  return box.height * (1 - (Math.log(value) - low) / (high - low))
}

export function highestCount({ columns }: Pick<Heatmap, 'columns'>): number {
  return columns.reduce((most, { counts }) => Math.max(most, ...counts), 0)
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
  const rows = heatmap.bounds.length - 1
  const highest = highestCount(heatmap)
  const place = (time: string): number => Math.round(((Date.parse(time) - from) / span) * box.width)
  for (const column of heatmap.columns) {
    const left = place(column.from)
    const wide = Math.max(1, place(column.to) - left)
    column.counts.forEach((count, row) => {
      if (count === 0) return
      const top = Math.round(box.height * (1 - (row + 1) / rows))
      const bottom = Math.round(box.height * (1 - row / rows))
      context.fillStyle = rampColour(shareOf(count, highest), dark)
      context.fillRect(left, top, wide, bottom - top)
    })
  }
}

export interface Cell {
  column: Heatmap['columns'][number]
  low: number
  high: number
  count: number
}

/** What lies under a place of the box; undefined where nothing was observed at all. */
export function cellAt(heatmap: Heatmap, box: HeatBox, x: number, y: number): Cell | undefined {
  const from = Date.parse(heatmap.from)
  const time = from + (x / box.width) * (Date.parse(heatmap.to) - from)
  const column = heatmap.columns.find(
    (each) => Date.parse(each.from) <= time && time < Date.parse(each.to),
  )
  if (!column) return undefined
  const rows = heatmap.bounds.length - 1
  const row = Math.min(rows - 1, Math.max(0, Math.floor((1 - y / box.height) * rows)))
  const [low, high] = [heatmap.bounds[row]!, heatmap.bounds[row + 1]!]
  return { column, low, high, count: column.counts[row]! }
}
