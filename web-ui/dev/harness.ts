// Charts with far more points than a page ever asks for; e2e/performance.ts measures them.

import '../src/styles/tokens.css'
import '../src/styles/base.css'
import { createApp, h, nextTick } from 'vue'
import HeatmapChart from '../src/chart/HeatmapChart.vue'
import TimeChart from '../src/chart/TimeChart.vue'
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
      overFrom: 0.001 * 1.12 ** rows,
      columns: Array.from({ length: columns }, (_, at) => ({
        from: instant(at),
        to: instant(at + 1),
        count: 1_000,
        counts: Array.from({ length: rows }, (_, row) =>
          Math.round(400 * Math.exp(-((row - 30 - 8 * Math.sin(at / 30)) ** 2) / 60)),
        ),
        over: at % 50 === 0 ? 1 : 0,
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
  // What was made for the chart is not what is measured.
  await new Promise((resolve) => setTimeout(resolve, 100))
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

Object.assign(window, {
  drawPoints: (points: number) => timed(timeChart(points)),
  drawCells: (columns: number, rows: number) => timed(heatmapChart(columns, rows)),
})
