import { expect, it } from 'vitest'
import type { Change, Incident } from '../api/types'
import { followedBy } from './followed'

const minute = (at: number): string => new Date(Date.UTC(2026, 10, 22, 12, at)).toISOString()
const change = { id: 'c', kind: 'deploy', service: 'checkout', time: minute(0) } as Change
const incident = (id: string, service: string, at: number): Incident =>
  ({ id, service, startedAt: minute(at) }) as Incident

it('what began on the same service within half an hour is named, in order', () => {
  const all = [
    incident('late', 'checkout', 31),
    incident('second', 'checkout', 20),
    incident('first', 'checkout', 3),
    incident('before', 'checkout', -1),
    incident('other', 'search', 5),
  ]
  expect(followedBy(change, all).map(({ id }) => id)).toEqual(['first', 'second'])
})

it('a change of no one service concerns all of them', () => {
  const everywhere = { ...change, service: '' }
  expect(followedBy(everywhere, [incident('a', 'search', 5)])).toHaveLength(1)
})
