import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import type { Heatmap } from '../api/types'
import HeatmapChart from './HeatmapChart.vue'
import { asTable } from './table'

const instant = (step: number): string => new Date(step * 10_000).toISOString()

function heatmapOf(columns: number, over = 0): Heatmap {
  return {
    metric: 'seconds',
    unit: 's',
    from: instant(0),
    to: instant(columns),
    stepSeconds: 10,
    bounds: [0.01, 0.1, 1],
    overFrom: over ? 1 : null,
    columns: Array.from({ length: columns }, (_, at) => ({
      from: instant(at),
      to: instant(at + 1),
      count: 5 + over,
      counts: [4, 1],
      over,
    })),
    series: 1,
    freshness: { newest: null, ageSeconds: null },
  }
}

function captionOf(columns: number): string {
  const heatmap = heatmapOf(columns)
  asTable.value = true
  const chart = mount(HeatmapChart, { props: { label: 'Observations', heatmap } })
  const text = chart.get('caption').text()
  chart.unmount()
  return text
}
afterEach(() => {
  asTable.value = false
})

it('says how much of it its table leaves out', () => {
  expect(captionOf(120)).toBe('Observations, newest 100 of 120')
  expect(captionOf(100)).toBe('Observations')
})

it('names what lies beyond the last bucket in words, at the axis and in the table', async () => {
  const props = { label: 'Observations', heatmap: heatmapOf(2, 7) }
  const chart = mount(HeatmapChart, { props })
  expect(chart.get('figure').attributes('aria-label')).toBe(
    'Observations: 10 observations between 10 ms and 1 s, 14 \u2265 1 s',
  )
  expect(chart.findAll('.axis').map((each) => each.text())).toContain('\u2265 1 s')
  asTable.value = true
  await chart.vm.$nextTick()
  const cells = chart.findAll('tbody tr:first-child td').map((each) => each.text())
  expect(cells).toEqual(['12', '\u2265 1 s', '7'])
  chart.unmount()
})

it('says nothing of a strip where all lie in rows', () => {
  const chart = mount(HeatmapChart, {
    props: { label: 'Observations', heatmap: heatmapOf(2) },
  })
  expect(chart.get('figure').attributes('aria-label')).not.toContain('\u2265')
  expect(chart.findAll('.axis').some((each) => each.text().includes('\u2265'))).toBe(false)
  chart.unmount()
})
