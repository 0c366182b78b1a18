// What stands where the lines of a chart end.

import type uPlot from 'uplot'
import type { ChartColours } from './colours'
import { drawable, lastValue, spread, type ChartLine, type ChartSeries } from './data'

/** Room to the right of the plot for names. */
export const nameRoom = 52
/** From one name to the next below. */
export const nameGap = 13
const tickLength = 10

interface Ends {
  series: readonly ChartSeries[]
  lines: readonly ChartLine[]
  colours: ChartColours
}

interface End {
  label: string
  value: number
  colour: string
  tick: boolean
}

function endsOf({ series, lines, colours }: Ends): End[] {
  const named = series.flatMap(({ label, mark = label, values, tone }) => {
    const value = drawable(lastValue(values))
    return value === null ? [] : [{ label: mark, value, colour: colours.series(tone), tick: false }]
  })
  const ticks = lines
    .filter(({ tick }) => tick)
    .map(({ label, value, tone }) => ({ label, value, colour: colours.line(tone), tick: true }))
  return [...named, ...ticks]
}

/**
 * Names where the lines end, so that no legend has to be matched by colour, and short ticks at
 * levels that hold for the present moment only.
 */
export function drawEnds(
  plot: uPlot,
  input: Ends,
  context: CanvasRenderingContext2D,
  scale: number,
): void {
  const { left, width, top, height } = plot.bbox
  const right = left + width
  const ends = endsOf(input)
  const places = ends.map(({ value }) =>
    plot.valToPos(Math.max(value, plot.scales.y!.min!), 'y', true),
  )
  const moved = spread(places, nameGap * scale, top + height)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.lineWidth = 2 * scale
  ends.forEach(({ label, colour, tick }, at) => {
    context.fillStyle = context.strokeStyle = colour
    if (tick) {
      context.beginPath()
      context.moveTo(right - tickLength * scale, places[at]!)
      context.lineTo(right + 4 * scale, places[at]!)
      context.stroke()
    }
    context.fillText(label, right + 6 * scale, moved[at]!, (nameRoom - 8) * scale)
  })
}
