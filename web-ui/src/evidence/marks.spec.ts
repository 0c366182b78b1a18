import { expect, it } from 'vitest'
import { change } from '../testing/samples'
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
