// Charts with far more points than a page ever asks for; e2e/performance.ts measures them.

import '../src/styles/tokens.css'
import '../src/styles/base.css'
import { createApp, h, nextTick } from 'vue'
import HeatmapChart from '../src/chart/HeatmapChart.vue'
import TimeChart from '../src/chart/TimeChart.vue'
import type { LogRecord } from '../src/api/types'
import LogList from '../src/logs/LogList.vue'
import type { ChartSeries } from '../src/chart/data'

const start = Date.parse('2026-11-22T12:00:00Z')
const wave = (at: number): number => 0.15 + 0.05 * Math.sin(at / 900) + ((at * 7919) % 97) / 2_000

function timeChart(points: number): ReturnType<typeof h> {
  const times = Array.from({ length: points }, (_, at) => start + at * 100)
  const line = (label: string, tone: ChartSeries['tone'], factor: number): ChartSeries => ({
    label,
    tone,
    values: times.map((_, at) => (at % 5_000 < 40 ? null : wave(at) * factor)),
  })
  const series = [line('p50', 'p50', 0.4)]
  if (points < 10_000) series.push(line('p99', 'p99', 1), line('p99.9', 'p999', 1.6))
  return h(TimeChart, {
    label: 'How long it takes',
    times,
    series,
    unit: 's',
    lines: [{ value: 0.2, label: 'objective 200 ms', tone: 'objective' }],
    marks: [{ time: times[Math.floor(points / 2)]!, label: 'deploy 1.4.3', kind: 'deploy' }],
    height: 300,
  })
}

function heatmapChart(columns: number, rows: number): ReturnType<typeof h> {
  const instant = (at: number): string => new Date(start + at * 10_000).toISOString()
  return h(HeatmapChart, {
    label: 'Where it falls',
    heatmap: {
      metric: 'seconds',
      unit: 's',
      from: instant(0),
      to: instant(columns),
      stepSeconds: 10,
      bounds: Array.from({ length: rows + 1 }, (_, row) => 0.001 * 1.12 ** row),
      columns: Array.from({ length: columns }, (_, at) => ({
        from: instant(at),
        to: instant(at + 1),
        count: 1_000,
        counts: Array.from({ length: rows }, (_, row) =>
          Math.round(400 * Math.exp(-((row - 30 - 8 * Math.sin(at / 30)) ** 2) / 60)),
        ),
      })),
      series: 1,
      freshness: { newest: null, ageSeconds: null },
    },
    threshold: 0.2,
  })
}

/** Milliseconds from a new chart to the frame that shows it. */
async function timed(chart: ReturnType<typeof h>): Promise<number> {
  const host = document.createElement('div')
  host.style.width = '1000px'
  document.querySelector('#app')!.append(host)
  const began = performance.now()
  const app = createApp({ render: () => chart })
  app.mount(host)
  await nextTick()
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  const took = performance.now() - began
  if (new URLSearchParams(location.search).has('stay')) return took
  app.unmount()
  host.remove()
  return took
}

const severities = ['INFO', 'INFO', 'INFO', 'WARN', 'ERROR'] as const
function logLine(at: number): LogRecord {
  return {
    id: String(at),
    time: new Date(start - at * 10).toISOString(),
    service: `service-${at % 7}`,
    severity: severities[at % severities.length]!,
    severityNumber: 9,
    body: `request ${at} answered in ${at % 900} ms ${'and went on '.repeat(at % 5)}`,
    traceId: '',
    spanId: '',
    attributes: {},
  }
}

/** Scrolls a list of that many lines; frames a second, and the most rows in the page. */
async function scrollLines(
  lines: number,
  pixelsAFrame: number,
  frames: number,
): Promise<{ framesPerSecond: number; rowsMax: number }> {
  const host = document.createElement('div')
  document.querySelector('#app')!.append(host)
  const records = Array.from({ length: lines }, (_, at) => logLine(at))
  const app = createApp({
    render: () => h(LogList, { records, selected: '', wrap: false, more: false }),
  })
  app.mount(host)
  await nextTick()
  const frame = host.querySelector('[role=grid]')!
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  let rowsMax = 0
  const began = await nextFrame()
  let ended = began
  for (let at = 0; at < frames; at++) {
    frame.scrollTop += pixelsAFrame
    ended = await nextFrame()
    rowsMax = Math.max(rowsMax, frame.querySelectorAll('[role=row]').length)
  }
  app.unmount()
  host.remove()
  return { framesPerSecond: (frames / (ended - began)) * 1_000, rowsMax }
}

Object.assign(window, {
  scrollLines,
  drawPoints: (points: number) => timed(timeChart(points)),
  drawCells: (columns: number, rows: number) => timed(heatmapChart(columns, rows)),
})
