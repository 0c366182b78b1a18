import { expect, it } from 'vitest'
import { incident } from '../../testing/samples'
import { notesOf, occurrencesBefore } from './related'

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
