import { expect, it } from 'vitest'
import { incident } from '../testing/samples'
import {
  beforeEnds,
  chartSpan,
  incidentLogs,
  logQuery,
  sinceBegins,
  sinceEnds,
  stepSecondsOf,
} from './window'

const began = Date.parse('2026-11-22T14:00:00Z')
const minutes = (from: number, to: number) => ({
  from: began + from * 60_000,
  to: began + to * 60_000,
})
const open = incident({ beganAt: '2026-11-22T14:00:00Z' })

it('looks back as long as it has lasted, a quarter of an hour at least, one at most', () => {
  expect(chartSpan(open, began + 5 * 60_000)).toEqual(minutes(-15, 5))
  expect(chartSpan(open, began + 40 * 60_000)).toEqual(minutes(-40, 40))
  expect(chartSpan(open, began + 300 * 60_000)).toEqual(minutes(-60, 300))
})

it('ends a little after its end', () => {
  const over = { ...open, resolvedAt: '2026-11-22T14:20:00Z' }
  expect(chartSpan(over, began + 600 * 60_000)).toEqual(minutes(-20, 25))
  expect(chartSpan(over, began + 21 * 60_000)).toEqual(minutes(-20, 21))
})

it('asks for about a hundred points, ten seconds apart at least', () => {
  expect(stepSecondsOf(minutes(-15, 0))).toBe(10)
  expect(stepSecondsOf(minutes(-60, 300))).toBe(220)
})

it('links to exactly its lines, and to now while it lasts', () => {
  const address = new URL(incidentLogs(open, began), 'http://x')
  expect(address.pathname).toBe('/logs')
  expect(Object.fromEntries(address.searchParams)).toEqual({
    q: 'service:"checkout" AND level:>=warn',
    from: '2026-11-22T13:58:00.000Z',
    to: 'now',
  })
  const over = { ...open, resolvedAt: '2026-11-22T14:20:00Z' }
  expect(new URL(incidentLogs(over, began), 'http://x').searchParams.get('to')).toBe(
    '2026-11-22T14:20:00.000Z',
  )
})

it('keeps a strange name a name', () => {
  expect(logQuery({ service: 'a" OR *' })).toBe('service:"a\\" OR *" AND level:>=warn')
})

it('cuts before and since at whole cells, with the one before the beginning in neither', () => {
  const incident = { beganAt: '2026-11-22T12:00:02Z' }
  expect(new Date(beforeEnds(incident)).toISOString()).toBe('2026-11-22T11:59:50.000Z')
  expect(new Date(sinceBegins(incident)).toISOString()).toBe('2026-11-22T12:00:00.000Z')
})

it('since ends with the incident', () => {
  const now = Date.parse('2026-11-22T13:00:00Z')
  expect(sinceEnds({ resolvedAt: null }, now)).toBe(now)
  expect(sinceEnds({ resolvedAt: '2026-11-22T12:30:00Z' }, now)).toBe(now - 30 * 60_000)
})
