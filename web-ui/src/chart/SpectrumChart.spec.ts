import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import SpectrumChart from './SpectrumChart.vue'

const now = [
  { q: 0.5, value: 0.05 },
  { q: 0.99, value: 0.4 },
]
const chart = (threshold: number | null) =>
  mount(SpectrumChart, {
    props: { label: 'Spectrum', now, before: [], beforeLabel: 'before', unit: 's', threshold },
  })

it('draws the threshold with its value, and says it', () => {
  const shown = chart(0.2)
  expect(shown.get('span.objective').text()).toBe('objective 200 ms')
  expect(shown.find('line.objective').exists()).toBe(true)
  expect(shown.get('svg').attributes('aria-label')).toBe('Spectrum, objective 200 ms')
  shown.unmount()
})

it('draws none where the promise has none', () => {
  const shown = chart(null)
  expect(shown.find('.objective').exists()).toBe(false)
  expect(shown.get('svg').attributes('aria-label')).toBe('Spectrum')
  shown.unmount()
})
