import { expect, it } from 'vitest'
import { incident } from '../../testing/samples'
import { incidentQuery, withNewest } from './past'

const nothing = { state: '', service: '', slo: '', person: '', text: '', atLeast: '' }

it('asks for what is chosen and for nothing else', () => {
  expect(incidentQuery(nothing)).toEqual({ limit: 30 })
  expect(
    incidentQuery({ ...nothing, state: 'resolved', person: 'ada', text: 'db', atLeast: '30m' }),
  ).toEqual({
    limit: 30,
    state: 'resolved',
    person: 'ada',
    text: 'db',
    atLeast: '30m',
  })
  expect(incidentQuery({ ...nothing, state: 'bogus' })).toEqual({ limit: 30 })
})

it('renews the one an event is about, and asks again where it may come or go', () => {
  const last = { incidents: [incident({ id: 'a' }), incident({ id: 'b' })], next: null }
  const newer = incident({ id: 'a', summary: 'worse' })
  expect(withNewest(newer, last)).toEqual({ ...last, incidents: [newer, last.incidents[1]] })
  expect(withNewest(incident({ id: 'c' }), last)).toBe('reload')
  expect(withNewest(incident({ id: 'b', state: 'acknowledged' }), last)).toBe('reload')
})
