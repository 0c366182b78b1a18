import { expect, it } from 'vitest'
import { dryRun, dryRunIncident } from '../testing/versions'
import { limitWords, rows, runWords, toldWords } from './dryRun'

const told = (receiver: string, by: string, alarm = 1) => ({
  receiver,
  by,
  alarm,
  at: '2026-02-27T03:00:00Z',
})

it('whoever is told is named once, with the step where it is not the first', () => {
  expect(toldWords(dryRunIncident({ told: [] }))).toBe('nobody')
  expect(
    toldWords(
      dryRunIncident({
        told: [told('pager', 'opened'), told('pager', 'opened', 2), told('desk', 'failed_over')],
      }),
    ),
  ).toBe('pager, desk (failed over)')
})

it('what is not known is said', () => {
  expect(limitWords(dryRun())).toEqual([])
  expect(
    limitWords(
      dryRun({
        complete: false,
        cut: true,
        promises: [
          { name: 'a', from: null },
          { name: 'b', from: null },
          { name: 'c', from: '2026-02-28T00:00:00Z' },
        ],
      }),
    ),
  ).toEqual([
    'Nobody counts the events of a, b yet, so nothing is known of them.',
    'The events of c are known for a part of the time only.',
    'The time for trying was up: what came later was not tried.',
    'There were more incidents than are listed.',
  ])
  const promises = ['a', 'b', 'c'].map((name) => ({ name, from: null }))
  expect(limitWords(dryRun({ promises }))).toEqual([
    'Nobody counts the events of all 3 promises yet, so nothing is known of them.',
  ])
})

it('each incident says how it differs, the oldest first', () => {
  const run = dryRun({
    wouldBe: [
      { incident: dryRunIncident(), really: dryRunIncident({ id: 'inc-1' }) },
      {
        incident: dryRunIncident({ startedAt: '2026-02-26T00:00:00Z' }),
        really: dryRunIncident({ id: 'inc-2', told: [told('desk', 'opened')] }),
      },
      { incident: dryRunIncident({ startedAt: '2026-02-28T00:00:00Z' }), really: null },
    ],
    onlyReal: [dryRunIncident({ id: 'inc-3', startedAt: '2026-02-25T00:00:00Z' })],
    untried: [dryRunIncident({ id: 'inc-4', startedAt: '2026-02-24T00:00:00Z' })],
  })
  expect(rows(run).map(({ difference }) => difference)).toEqual([
    'not known',
    'would not have been',
    'told otherwise',
    'as it was',
    'new',
  ])
  expect(rows(run)[2]!.reallyTold).toBe('desk')
  expect(rows(run)[3]!.reallyTold).toBeUndefined()
  expect(runWords(run)).toBe(
    '1 not known, 1 would not have been, 1 told otherwise, 1 as it was, 1 new',
  )
  expect(runWords(dryRun({ wouldBe: [] }))).toBe(
    'There was no incident, and there would have been none.',
  )
})
