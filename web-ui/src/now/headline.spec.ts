import { expect, it } from 'vitest'
import { incident, slo } from '../testing/samples'
import { headline, nothingMeasured } from './headline'

const page = incident()
const ticket = incident({ id: '2', severity: 'ticket' })
const taken = incident({ id: '3', state: 'acknowledged' })
const over = incident({ id: '4', state: 'resolved', resolvedAt: '2026-11-22T14:00:00Z' })
const silent = slo({ freshness: { newest: null, ageSeconds: null } })
const spent = slo({ budget: { total: 1, spent: 2, remaining: -1 } })

it.each([
  ['nothing known yet', undefined, undefined, 'Now'],
  ['one page', [page, over], [slo()], '1 page waits for somebody'],
  ['a page and a ticket', [page, ticket, taken], [slo()], '1 page and 1 ticket wait for somebody'],
  ['all taken', [taken], [slo()], '1 incident open, all taken'],
  ['peace', [over], [slo(), slo(), silent], 'All 2 promises hold'],
  ['an overspent budget', [], [slo(), spent], 'Nothing burns; 1 budget of 2 used up'],
  ['no data', [], [silent], '1 promise, no data yet'],
  ['no promises', [], [], 'Nothing is promised yet'],
])('says %s', (_what, incidents, slos, expected) =>
  expect(headline(incidents, slos)).toBe(expected),
)

it('an empty server is one whose promises were never measured', () => {
  expect(nothingMeasured([silent])).toBe(true)
  expect(nothingMeasured([silent, slo()])).toBe(false)
  expect(nothingMeasured([])).toBe(false)
})
