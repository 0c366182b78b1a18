import { describe, expect, it } from 'vitest'
import type { Incident } from '../../api/types'
import { incident, secondsAgo } from '../../testing/samples'
import { grouped, groupSince, groupWords, togetherMillisMax } from './groups'

const services = [
  { name: 'checkout', dependencies: ['hosts', 'bank'] },
  { name: 'profile', dependencies: ['hosts'] },
  { name: 'timeline', dependencies: ['profile'] },
  { name: 'search', dependencies: [] },
]
const of = (id: string, service: string, seconds = 100, differs: Partial<Incident> = {}) =>
  incident({ id, slo: `${id}-promise`, service, beganAt: secondsAgo(seconds), ...differs })

const attachedTo = (id: string): Incident['attached'] => ({
  incident: id,
  relation: 'needs',
  reason: 'profile began 10s earlier and timeline needs it',
  until: null,
})

/** `a` for one alone, `hosts: a b` for a group. */
const shown = (...incidents: Incident[]): string[] =>
  grouped(incidents, services).map((entry) =>
    'incident' in entry
      ? entry.incident.id
      : `${entry.group.shared}: ${entry.group.incidents.map(({ id }) => id).join(' ')}`,
  )

describe('grouped', () => {
  it('what another one stands for is told with that one', () => {
    const cause = of('a', 'profile')
    const dependent = of('b', 'timeline', 90, { attached: attachedTo('a') })
    expect(grouped([dependent, cause], services)).toEqual([
      { incident: cause, attached: [dependent] },
    ])
    expect(shown(of('c', 'profile'), dependent, cause)).toEqual(['hosts: c a b'])
  })

  it('what stands for it may be missing from the list', () =>
    expect(shown(of('b', 'search', 90, { attached: attachedTo('gone') }))).toEqual(['b']))

  it('one alone is no group', () => expect(shown(of('a', 'checkout'))).toEqual(['a']))
  it('none is none', () => expect(shown()).toEqual([]))

  it('those of one service that began together are one', () =>
    expect(shown(of('a', 'search'), of('b', 'search', 70))).toEqual(['search: a b']))

  it('those that need the same are one, whichever service', () =>
    expect(shown(of('a', 'checkout'), of('b', 'profile'))).toEqual(['hosts: a b']))

  it('one that is needed and the one that needs it are one', () =>
    expect(shown(of('a', 'timeline'), of('b', 'profile'))).toEqual(['profile: a b']))

  it('a service that nobody declared has only itself', () =>
    expect(shown(of('a', 'mail'), of('b', 'mail'), of('c', 'hosts'))).toEqual(['mail: a b', 'c']))

  it('what nearly all services need says nothing unless it is broken', () => {
    const all = ['checkout', 'profile'].map((name) => ({ name, dependencies: ['hosts'] }))
    const two = [of('a', 'checkout'), of('b', 'profile')]
    expect(grouped(two, all)).toHaveLength(2)
    expect(grouped([...two, of('c', 'hosts')], all)).toHaveLength(1)
  })

  it('a drill is never one with what is real', () =>
    expect(shown(of('a', 'mail'), of('b', 'mail', 0, { source: 'drill' }))).toEqual(['a', 'b']))

  it('nothing shared keeps them apart', () =>
    expect(shown(of('a', 'checkout'), of('b', 'search'))).toEqual(['a', 'b']))

  it('within a minute is together, a millisecond more is not', () => {
    const first = of('a', 'search', 100)
    const later = (millis: number): Incident =>
      of('b', 'search', 0, {
        beganAt: new Date(Date.parse(first.beganAt) + millis).toISOString(),
      })
    expect(shown(first, later(togetherMillisMax))).toEqual(['search: a b'])
    expect(shown(first, later(togetherMillisMax + 1))).toEqual(['a', 'b'])
  })

  it('a chain of minutes is not one group: the most that began together are', () =>
    expect(
      shown(
        of('a', 'search', 200),
        of('b', 'search', 150),
        of('c', 'search', 100),
        of('d', 'search', 95),
      ),
    ).toEqual(['a', 'search: b c d']))

  it('each joins the largest group that it can, and only one', () =>
    expect(
      shown(of('a', 'timeline'), of('b', 'profile'), of('c', 'checkout'), of('d', 'checkout')),
    ).toEqual(['a', 'hosts: b c d']))

  it('an entry stands where its worst incident stood, in the order in which they came', () =>
    expect(
      shown(of('a', 'search'), of('b', 'checkout'), of('c', 'mail'), of('d', 'profile')),
    ).toEqual(['a', 'hosts: b d', 'c']))

  it('what is taken, ends by itself or is not watched stays alone', () =>
    expect(
      shown(
        of('a', 'search', 100, { state: 'acknowledged' }),
        of('b', 'search', 100, { state: 'recovering' }),
        of('c', 'search', 100, { labels: { alertname: 'PromiseUnwatched' } }),
        of('d', 'search'),
      ),
    ).toEqual(['a', 'b', 'c', 'd']))
})

it('says how many promises since when; two incidents of one promise are told as such', () => {
  const group = { shared: 'search', incidents: [of('a', 'search', 70), of('b', 'search', 100)] }
  expect(groupWords(group)).toBe('2 promises')
  expect(groupSince(group)).toBe(secondsAgo(100))
  const one = group.incidents.map((each) => ({ ...each, slo: 'same' }))
  expect(groupWords({ ...group, incidents: one })).toBe('2 incidents of one promise')
})
