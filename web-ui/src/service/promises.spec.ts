import { expect, it } from 'vitest'
import { badNow } from './promises'

const burn = (window: string, good: number, bad: number) => ({ window, rate: 1, good, bad })

it('tells how much breaks a promise over its shortest window, whatever their order', () => {
  const slo = { burn: [burn('1h', 1, 0), burn('5m', 3, 1)], events: 'requests', target: 0.995 }
  expect(badNow(slo)).toBe('25.0% of requests bad over the last 5m, 0.5% allowed')
})

it('says where there was nothing to break it', () => {
  const slo = { burn: [burn('5m', 0, 0), burn('1h', 9, 1)], events: 'orders', target: 0.9 }
  expect(badNow(slo)).toContain('10.0% of orders bad over the last 1h')
  expect(badNow({ ...slo, burn: [] })).toBe('no orders lately')
})
