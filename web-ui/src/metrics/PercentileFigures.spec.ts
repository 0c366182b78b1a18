import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Percentiles } from '../api/types'
import PercentileFigures from './PercentileFigures.vue'

function figures(high: number | null) {
  const percentiles: Percentiles = {
    metric: 'seconds',
    unit: 's',
    from: '2026-11-22T12:00:00Z',
    to: '2026-11-22T12:00:10Z',
    step: '10s',
    series: 1,
    kinds: ['classic'],
    approximate: false,
    errorBound: null,
    freshness: { newest: null, ageSeconds: null },
    points: [
      {
        from: '2026-11-22T12:00:00Z',
        to: '2026-11-22T12:00:10Z',
        count: 9,
        overflow: 0,
        values: [
          { q: 0.5, value: 0.2, low: 0.1, high: 0.3 },
          { q: 0.99, value: 33.6, low: 33.6, high },
        ],
      },
    ],
  }
  return mount(PercentileFigures, { props: { percentiles, query: 'seconds' } })
}

it('a percentile beyond the last bucket is at least so much, and that is explained', () => {
  const cut = figures(null)
  expect(cut.findAll('td').map((each) => each.text())).toEqual(['200 ms', '\u2265 33.6 s'])
  expect(cut.text()).toContain('how far, nobody knows')
})

it('one whose bucket ends is told as it is', () => {
  const known = figures(40)
  expect(known.findAll('td').map((each) => each.text())).toEqual(['200 ms', '33.6 s'])
  expect(known.text()).not.toContain('nobody knows')
})
