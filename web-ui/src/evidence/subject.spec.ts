import { expect, it } from 'vitest'
import { isOutside, subjectOf } from './subject'

it('names a promise, or the alert of somebody else without its digest', () => {
  const labels = { alertname: 'Down', severity: 'page' }
  expect(subjectOf({ source: 'promise', slo: 'checkout-latency', labels })).toBe('checkout-latency')
  expect(subjectOf({ source: 'outside', slo: 'Down/0123456789abcdef', labels })).toBe('Down')
  expect(subjectOf({ source: 'outside', slo: 'alert/0123456789abcdef', labels: {} })).toBe('alert')
  expect(
    subjectOf({
      source: 'watch',
      slo: 'heartbeat/backup/missed',
      labels: { alertname: 'HeartbeatMissed', heartbeat: 'backup' },
    }),
  ).toBe('HeartbeatMissed backup')
  expect(
    subjectOf({
      source: 'watch',
      slo: 'schedule/weekly/failed',
      labels: { alertname: 'DrillFailed', drill_schedule: 'weekly' },
    }),
  ).toBe('DrillFailed weekly')
  expect(isOutside({ source: 'outside' })).toBe(true)
  expect(isOutside({ source: 'promise' })).toBe(false)
})
