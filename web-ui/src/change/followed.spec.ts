import { expect, it } from 'vitest'
import type { Change, Incident } from '../api/types'
import { followers } from './followed'

const minute = (at: number): string =>
  new Date(Date.UTC(2026, 10, 22, 12, 0) + at * 60_000).toISOString()
const change = (id: string, service: string, at: number): Change =>
  ({ id, kind: 'deploy', service, time: minute(at) }) as Change
const incident = (id: string, service: string, at: number): Incident =>
  ({ id, service, beganAt: minute(at) }) as Incident
const services = [{ name: 'checkout', dependencies: ['bank'] }]

const followed = (changes: Change[], incidents: Incident[]): Record<string, string[]> =>
  Object.fromEntries(
    [...followers(changes, incidents, services)].map(([id, found]) => [id, found.map((i) => i.id)]),
  )

it('an incident is laid at the nearest change of its service alone, within half an hour', () => {
  const changes = [change('early', 'checkout', 0), change('near', 'checkout', 18)]
  const all = [
    incident('late', 'checkout', 49),
    incident('second', 'checkout', 20),
    incident('first', 'checkout', 3),
    incident('before', 'checkout', -1),
    incident('other', 'search', 19),
  ]
  expect(followed(changes, all)).toEqual({ early: ['first'], near: ['second'] })
})

it('a change of what it depends on, or of everything, may be the nearest; a bystander never is', () => {
  expect(
    followed(
      [change('own', 'checkout', 0), change('needed', 'bank', 4), change('bystander', 'search', 5)],
      [incident('a', 'checkout', 6)],
    ),
  ).toEqual({ needed: ['a'] })
  expect(followed([change('all', '', 0)], [incident('a', 'search', 5)])).toEqual({ all: ['a'] })
})

it('one that is counted from a moment before its cause belongs to it', () => {
  expect(followed([change('c', 'checkout', 0.1)], [incident('a', 'checkout', 0)])).toEqual({
    c: ['a'],
  })
})
