import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import type { Heatmap } from '../api/types'
import HeatmapChart from './HeatmapChart.vue'
import { asTable } from './table'

const instant = (step: number): string => new Date(step * 10_000).toISOString()

function captionOf(columns: number): string {
  const heatmap: Heatmap = {
    metric: 'seconds',
    unit: 's',
    from: instant(0),
    to: instant(columns),
    stepSeconds: 10,
    bounds: [0.01, 0.1, 1],
    columns: Array.from({ length: columns }, (_, at) => ({
      from: instant(at),
      to: instant(at + 1),
      count: 5,
      counts: [4, 1],
    })),
    series: 1,
    freshness: { newest: null, ageSeconds: null },
  }
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
