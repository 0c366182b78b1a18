import { expect, it } from 'vitest'
import { incident, slo, tiers } from '../../testing/samples'
import { headline, nothingMeasured } from './headline'

const page = incident()
const ticket = incident({ id: '2', severity: 'ticket' })
const taken = incident({ id: '3', state: 'acknowledged' })
const over = incident({ id: '4', state: 'resolved', resolvedAt: '2026-11-22T14:00:00Z' })
const unmeasured = slo({ state: 'unmeasured', freshness: { newest: null, ageSeconds: null } })
const silent = slo({ state: 'silent' })
const ends = incident({ id: '5', state: 'recovering' })
const spent = slo({ state: 'exhausted' })

it.each([
  ['nothing known yet', undefined, undefined, 'Now'],
  ['one page', [page, over], [slo()], '1 page waits for somebody'],
  ['a page and a ticket', [page, ticket, taken], [slo()], '1 page and 1 ticket wait for somebody'],
  ['all acknowledged', [taken], [slo()], '1 incident open, all acknowledged'],
  ['one that ends by itself', [ends, taken], [slo()], '1 incident open, all acknowledged'],
  ['only such', [ends], [slo()], '1 incident is recovering'],
  ['peace', [over], [slo(), slo()], 'All 2 promises hold'],
  [
    'peace but for what nobody sees',
    [over],
    [slo(), slo(), silent, unmeasured],
    '2 promises hold; 2 promises are not watched',
  ],
  [
    'a page beside what nobody sees',
    [page],
    [slo(), silent],
    '1 page waits for somebody; 1 promise is not watched',
  ],
  [
    'what was resolved by hand and burns on',
    [],
    [slo({ state: 'burning', firing: tiers[0]! })],
    '1 promise burns, nobody is alerted',
  ],
  ['an overspent budget', [], [slo(), spent], 'Nothing burns; 1 budget of 2 used up'],
  ['silence alone', [], [silent], 'No promise is known to hold; 1 promise is not watched'],
  ['odd counts', [], [slo(), slo({ state: 'invalid' })], '1 promise holds; 1 does not add up'],
  ['no data', [], [unmeasured], '1 promise, no data yet'],
  ['no promises', [], [], 'No promise (SLO) yet'],
])('says %s', (_what, incidents, slos, expected) =>
  expect(headline(incidents, slos)).toBe(expected),
)

it('an empty server is one whose promises were never measured', () => {
  expect(nothingMeasured([unmeasured])).toBe(true)
  expect(nothingMeasured([unmeasured, slo()])).toBe(false)
  expect(nothingMeasured([])).toBe(false)
})
