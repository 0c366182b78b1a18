import { expect, it } from 'vitest'
import { incident, secondsAgo } from '../testing/samples'
import { resolved, resolvedMax, unresolved } from './incidents'

const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id)

it('puts the untaken before the taken, pages before tickets, the newest first, last what ends by itself', () => {
  const list = [
    incident({ id: 'ending page', state: 'recovering', startedAt: secondsAgo(1) }),
    incident({ id: 'taken page', state: 'acknowledged' }),
    incident({ id: 'ticket', severity: 'ticket' }),
    incident({ id: 'older page', startedAt: secondsAgo(900) }),
    incident({ id: 'over', state: 'resolved', resolvedAt: secondsAgo(1) }),
    incident({ id: 'newer page', startedAt: secondsAgo(30) }),
    incident({ id: 'taken ticket', severity: 'ticket', state: 'acknowledged' }),
  ]
  expect(ids(unresolved(list))).toEqual([
    'newer page',
    'older page',
    'ticket',
    'taken page',
    'taken ticket',
    'ending page',
  ])
  expect(ids(resolved(list))).toEqual(['over'])
})

it('puts what burns fastest first among equals', () => {
  const list = [incident({ id: 'slow' }), incident({ id: 'fast' }), incident({ id: 'middle' })]
  const burns: Record<string, number> = { slow: 6, middle: 18, fast: 244 }
  expect(ids(unresolved(list, ({ id }) => burns[id]!))).toEqual(['fast', 'middle', 'slow'])
})

it('keeps the last few resolved alone', () => {
  const list = Array.from({ length: resolvedMax + 2 }, (_, at) =>
    incident({ id: `${at}`, state: 'resolved', resolvedAt: secondsAgo(at) }),
  )
  expect(ids(resolved(list.toReversed()))).toEqual(['0', '1', '2', '3', '4'])
})
