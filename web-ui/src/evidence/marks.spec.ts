import { expect, it } from 'vitest'
import { notesOf, occurrencesBefore } from '../alerting/incident/related'
import { change, incident } from '../testing/samples'
import { marksOf, nearby } from './marks'

it('flags each change on the time axis', () => {
  expect(
    marksOf([change({ time: '1970-01-01T00:00:05Z' }), change({ kind: 'fault', version: '' })]),
  ).toMatchObject([
    { time: 5000, label: 'deploy 1.4.2', kind: 'deploy' },
    { label: 'fault', kind: 'fault' },
  ])
})

it('tells changes of the service from those elsewhere, newest first', () => {
  const own = [change({ id: 'a', time: '2026-01-01T00:00:00Z' }), change({ id: 'b' })]
  const all = [...own, change({ id: 'c', service: 'search' })]
  const found = nearby(own, all)
  expect(found.own.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(found.elsewhere.map(({ id }) => id)).toEqual(['c'])
})

it('finds the last times the same promise broke', () => {
  const at = (id: string, startedAt: string, slo = 'checkout-availability') =>
    incident({ id, startedAt, slo })
  const resolved = [
    at('old', '2026-11-01T00:00:00Z'),
    at('other', '2026-11-02T00:00:00Z', 'feed-latency'),
    at('new', '2026-11-20T00:00:00Z'),
    at('later', '2026-12-01T00:00:00Z'),
    at('inc-01', '2026-11-22T00:00:00Z'),
  ]
  expect(occurrencesBefore(incident(), resolved).map(({ id }) => id)).toEqual(['new', 'old'])
})

it('keeps what people wrote', () => {
  const note = { time: '', kind: 'note', source: '', by: 'Ada', description: 'Rolled back' }
  expect(notesOf(incident({ timeline: [...incident().timeline, note] }))).toEqual([note])
})
