import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Percentiles } from '../../api/types'
import TimeChart from '../../chart/TimeChart.vue'
import LivePercentiles from './LivePercentiles.vue'

const at = (second: number): string => new Date(second * 1_000).toISOString()

it('draws the warning level in the unit of the axis', () => {
  const points = [0, 10].map((from) => ({
    from: at(from),
    to: at(from + 10),
    count: 1_000,
    overflow: 0,
    values: [{ q: 0.99, value: 150, low: 149, high: 151 }],
  }))
  const lines = (attributes: Record<string, string>) =>
    mount(LivePercentiles, {
      props: {
        percentiles: { metric: 'lag', unit: 'ms', points } as unknown as Percentiles,
        attributes,
        from: at(0),
        to: at(20),
        valueOnly: false,
      },
      global: { stubs: { TimeChart: true } },
    })
      .getComponent(TimeChart)
      .props('lines')
  expect(lines({ unit: 's', warn: '0.2' })).toEqual([{ value: 200, label: '200 ms', tone: 'warn' }])
  expect(lines({ warn: '150' })).toMatchObject([{ value: 150 }])
  expect(lines({})).toEqual([])
})
