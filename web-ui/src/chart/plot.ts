// uPlot as the instrument uses it: hairline axes, levels and flags drawn over, names at line ends.

import uPlot from 'uplot'
import { localZone } from '../time/format'
import { zone } from '../time/zone'
import type { ChartColours } from './colours'
import {
  axisTime,
  decadeSteps,
  drawable,
  scaleOf,
  valueText,
  type ChartLine,
  type ChartMark,
  type ChartSeries,
  type ValueScale,
} from './data'
import { flagLabels } from './flags'
import { levelNames, type LevelName } from './levels'
import { drawEnds, nameGap, nameRoom } from './lineEnds'
import { partsOf, strokeOf } from './strokes'

export interface PlotInput {
  times: readonly number[]
  series: readonly ChartSeries[]
  unit: string
  lines: readonly ChartLine[]
  marks: readonly ChartMark[]
  from: number
  to: number
  width: number
  height: number
  colours: ChartColours
  select(fromMillis: number, toMillis: number): void
  /** The index of the time under the crosshair; null when it has left. */
  hover(index: number | null): void
}

const fontFace = '11px "IBM Plex Sans", system-ui, sans-serif'
const axisRoom = 56
const flagRow = 12
const flagGaps = { before: 11, after: 4 }
/** Charts of one page move their crosshairs together. */
const crosshair = uPlot.sync('headroom')

function dataOf({ times, series, lines, unit }: PlotInput): uPlot.AlignedData {
  const { low, log } = scaleOf(series, lines, unit)
  const seen = (value: number | null): number | null => {
    const shown = drawable(value)
    return shown === null || !log ? shown : Math.max(shown, low)
  }
  const drawn = series.flatMap(partsOf).map(({ values }) => values.map(seen))
  return [times, ...drawn] as unknown as uPlot.AlignedData
}

function inside(plot: uPlot, draw: (context: CanvasRenderingContext2D, scale: number) => void) {
  const { ctx } = plot
  ctx.save()
  ctx.font = fontFace.replace('11px', `${11 * devicePixelRatio}px`)
  draw(ctx, devicePixelRatio)
  ctx.restore()
}

/** Levels all the way through; ticks belong to the line ends. */
function levelsOf(lines: readonly ChartLine[]): ChartLine[] {
  return lines.filter(({ tick }) => !tick)
}

function levelPlaces(plot: uPlot, lines: readonly ChartLine[]): number[] {
  return lines.map(({ value }) => Math.round(plot.valToPos(value, 'y', true)))
}

function levelNamesOf(
  plot: uPlot,
  lines: readonly ChartLine[],
  context: CanvasRenderingContext2D,
  scale: number,
): LevelName[] {
  const { left, width, top, height } = plot.bbox
  const names = levelPlaces(plot, lines).map((y, at) => ({
    // Under the top edge there is no room above a line.
    y: y < top + 16 * scale ? y + nameGap * scale : y - 3 * scale,
    width: context.measureText(lines[at]!.label).width,
  }))
  return levelNames(names, {
    start: left + 4 * scale,
    end: left + width,
    bottom: top + height - 3 * scale,
    across: 12 * scale,
    down: nameGap * scale,
  })
}

function drawLevels(plot: uPlot, { lines: all, colours }: PlotInput): void {
  const lines = levelsOf(all)
  const { left, width } = plot.bbox
  inside(plot, (context, scale) => {
    const places = levelPlaces(plot, lines)
    lines.forEach(({ tone }, at) => {
      context.strokeStyle = colours.line(tone)
      context.lineWidth = scale
      context.setLineDash(tone === 'objective' ? [] : [5 * scale, 4 * scale])
      context.beginPath()
      context.moveTo(left, places[at]!)
      context.lineTo(left + width, places[at]!)
      context.stroke()
    })
  })
}

/** Text over whatever is drawn below it. */
function write(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.strokeText(text, x, y)
  context.fillText(text, x, y)
}

function drawLevelNames(plot: uPlot, { lines: all, colours }: PlotInput): void {
  const lines = levelsOf(all)
  inside(plot, (context, scale) => {
    const names = levelNamesOf(plot, lines, context, scale)
    context.textAlign = 'left'
    context.textBaseline = 'bottom'
    context.lineWidth = 3 * scale
    context.strokeStyle = colours.surface
    lines.forEach(({ label, tone }, at) => {
      context.fillStyle = colours.line(tone)
      write(context, label, names[at]!.x, names[at]!.y)
    })
  })
}

function flagsOf(plot: uPlot, { marks, from, to }: PlotInput): { x: number; label: string }[] {
  return marks
    .filter(({ time }) => time >= from && time <= to)
    .map(({ time, label }) => ({ x: Math.round(plot.valToPos(time, 'x', true)), label }))
}

function drawFlags(plot: uPlot, input: PlotInput): void {
  const { top, height } = plot.bbox
  const { colours } = input
  inside(plot, (context, scale) => {
    for (const { x } of flagsOf(plot, input)) {
      context.strokeStyle = context.fillStyle = colours.info
      context.lineWidth = scale
      context.setLineDash([2 * scale, 3 * scale])
      context.beginPath()
      context.moveTo(x, top)
      context.lineTo(x, top + height)
      context.stroke()
      context.beginPath()
      context.moveTo(x, top)
      context.lineTo(x + 8 * scale, top + 4 * scale)
      context.lineTo(x, top + 8 * scale)
      context.fill()
    }
  })
}

/** What each flag stands for, in the row of the flags and never over the name of a level. */
function drawFlagLabels(plot: uPlot, input: PlotInput): void {
  const { left, width, top } = plot.bbox
  const { lines, colours } = input
  inside(plot, (context, scale) => {
    const widthOf = (text: string): number => context.measureText(text).width
    const taken = levelNamesOf(plot, levelsOf(lines), context, scale)
      .filter(({ y }) => y - nameGap * scale < top + flagRow * scale)
      .map(({ end }) => end + 4 * scale)
    const labels = flagLabels({
      flags: flagsOf(plot, input),
      start: Math.max(left, ...taken),
      end: left + width,
      before: flagGaps.before * scale,
      after: flagGaps.after * scale,
      widthOf,
    })
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.lineWidth = 3 * scale
    context.strokeStyle = colours.surface
    context.fillStyle = colours.info
    for (const { text, x } of labels) write(context, text, x, top + 5 * scale)
  })
}

function axes({ unit, colours, width }: PlotInput, scale: ValueScale): uPlot.Axis[] {
  const { low, high, log } = scale
  const shared = {
    stroke: colours.faint,
    font: fontFace,
    grid: { stroke: colours.hairline, width: 1 },
    ticks: { show: false },
  }
  return [
    {
      ...shared,
      grid: { show: false },
      size: 24,
      gap: 4,
      space: width < 500 ? 64 : 80,
      values: (_plot, splits) => {
        const step = (splits[1] ?? 0) - (splits[0] ?? 0)
        return splits.map((at) => axisTime(at, step))
      },
    },
    {
      ...shared,
      size: axisRoom,
      gap: 6,
      space: 28,
      ...(log && { splits: () => decadeSteps(low, high), filter: (_plot, all) => all }),
      values: (_plot, splits) => splits.map((value) => valueText(value, unit)),
    },
  ]
}

function optionsOf(input: PlotInput): uPlot.Options {
  const { series, lines, width, height, from, to, colours } = input
  const { low, high, log } = scaleOf(series, lines, input.unit)
  return {
    width,
    height,
    ms: 1,
    padding: [8, nameRoom, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: true, range: () => [from, to] },
      y: { distr: log ? 3 : 1, range: () => [low, high] },
    },
    tzDate: (at) => uPlot.tzDate(new Date(at), zone.value === 'utc' ? 'Etc/UTC' : localZone()),
    axes: axes(input, { low, high, log }),
    series: [{}, ...series.flatMap(partsOf).map((each) => strokeOf(each, colours))],
    cursor: {
      sync: { key: crosshair.key, setSeries: false },
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
      y: false,
    },
    hooks: {
      drawAxes: [(plot) => drawFlags(plot, input)],
      draw: [
        (plot) => drawLevels(plot, input),
        (plot) => drawFlagLabels(plot, input),
        (plot) => drawLevelNames(plot, input),
        (plot) => inside(plot, (context, scale) => drawEnds(plot, input, context, scale)),
      ],
      setCursor: [(plot) => input.hover(plot.cursor.idx ?? null)],
      setSelect: [
        (plot) => {
          const { left, width: wide } = plot.select
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
          if (wide >= 4) input.select(plot.posToVal(left, 'x'), plot.posToVal(left + wide, 'x'))
        },
      ],
    },
  }
}

/** Draws into the host; call `destroy()` on what is returned. */
export function plotInto(host: HTMLElement, input: PlotInput): uPlot {
  return new uPlot(optionsOf(input), dataOf(input), host)
}
