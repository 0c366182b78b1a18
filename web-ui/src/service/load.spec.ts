import { expect, it } from 'vitest'
import type { Service } from '../api/types'
import {
  byUtilisation,
  capacityLines,
  loadSeries,
  loadTone,
  rateWords,
  utilisationWords,
} from './load'

function service(name: string, utilisation: number | null): Service {
  return {
    name,
    owner: 'team',
    tier: 1,
    description: '',
    declared: true,
    slos: [],
    dependencies: [],
    dependents: [],
    load: {
      unitOfLoad: 'order',
      perSecond: 41.23,
      errorShare: 0,
      utilisation,
      capacity: { name: 'workers', limit: 24, planned: 0.6, knee: 0.8 },
      latency: null,
      freshness: { newest: null, ageSeconds: null },
    },
  }
}

it.each([
  [0.38, 'none', '38.0% of 24 workers, within plan'],
  [0.7, 'warn', '70.0% of 24 workers, above the planned load'],
  [0.9, 'critical', '90.0% of 24 workers, past the knee: waiting grows faster than load'],
  [null, 'none', 'of 24 workers nothing is measured'],
])('utilisation %s is %s', (utilisation, tone, words) => {
  const { load } = service('checkout', utilisation)
  expect(loadTone(load)).toBe(tone)
  expect(utilisationWords(load)).toBe(words)
})

it('load is said in its own unit', () => {
  expect(rateWords(service('a', 0).load)).toBe('41.2 orders/s')
  expect(rateWords({ ...service('a', 0).load, perSecond: null })).toBe('no load measured')
})

it('the most loaded comes first, the unknown last', () => {
  const order = byUtilisation([service('b', null), service('c', 0.2), service('a', 0.9)])
  expect(order.map(({ name }) => name)).toEqual(['a', 'c', 'b'])
})

it('a chart has errors only where they are measured', () => {
  const point = {
    time: '2026-11-22T12:00:00Z',
    perSecond: 4,
    errorsPerSecond: null,
    utilisation: 0.5,
  }
  const history = { name: 'a', stepSeconds: 10, points: [point] }
  expect(loadSeries(history, 'order').map(({ label }) => label)).toEqual(['orders'])
  expect(capacityLines(null)).toEqual([])
})
