import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { boundsOf, frozenLink, instantOf, nonsenseIn, shifted, useRange, widened } from './range'

const now = Date.parse('2026-11-22T12:00:00Z')
const minutes = (count: number): number => count * 60_000

describe('an end of a range', () => {
  it.each([
    ['now', now],
    ['now-15m', now - minutes(15)],
    ['now+1h30m', now + minutes(90)],
    ['2026-11-22T11:00:00Z', now - minutes(60)],
    [String(now), now],
  ])('%s is read', (text, instant) => {
    expect(instantOf(text, now)).toBe(instant)
  })

  it.each(['', 'yesterday', 'now-', 'now-5', 'now*2h', '999999999999999999999', 'now-999999999d'])(
    '%j is not',
    (text) => {
      expect(instantOf(text, now)).toBeUndefined()
    },
  )
})

it('a range that grows beyond all dates ends where they do', () => {
  const widest = widened({ from: '3000000000000000', to: '3100000000000000' }, now)
  expect(widest.to).toBe(widened(widest, now).to)
})

it('a range that makes no sense is the last hour', () => {
  const lastHour = { fromMillis: now - minutes(60), toMillis: now }
  expect(boundsOf({ from: 'now', to: 'now-1h' }, now)).toEqual(lastHour)
  expect(boundsOf({ from: 'never', to: 'now' }, now)).toEqual(lastHour)
})

it.each([
  ['bogus', 'now', '\u201cbogus\u201d is not a time; showing the last hour'],
  ['now-1h', 'later', '\u201clater\u201d is not a time; showing the last hour'],
  ['now\u202e', 'now', '\u201cnow\\u202e\u201d is not a time; showing the last hour'],
  ['now', 'now-1h', 'This range ends before it begins; showing the last hour'],
  ['now-1h', 'now', undefined],
])('%s to %s is told from a range', (from, to, words) => {
  expect(nonsenseIn({ from, to }, now)).toBe(words)
})

it('an end of any length is named in a line', () => {
  expect(nonsenseIn({ from: 'x'.repeat(9_000), to: 'now' }, now)!.length).toBeLessThan(100)
})

it('the hour that comes twice has its length in real time', () => {
  const night = { from: '2026-10-25T02:15:00+02:00', to: '2026-10-25T02:45:00+01:00' }
  const { fromMillis, toMillis } = boundsOf(night, now)
  expect(toMillis - fromMillis).toBe(minutes(90))
})

it('shifts by half and widens to twice', () => {
  expect(shifted({ from: 'now-1h', to: 'now' }, -1, now)).toEqual({
    from: '2026-11-22T10:30:00.000Z',
    to: '2026-11-22T11:30:00.000Z',
  })
  expect(widened({ from: 'now-1h', to: 'now' }, now)).toEqual({ from: 'now-7200s', to: 'now' })
})

it('a frozen link no longer moves and keeps what nobody knows', () => {
  const link = new URL(
    frozenLink('http://headroom.example/logs?q=x&from=now-1h&cmp=1d&ticket=7', now),
  )
  expect(Object.fromEntries(link.searchParams)).toEqual({
    q: 'x',
    cmp: '1d',
    ticket: '7',
    from: '2026-11-22T11:00:00.000Z',
    to: '2026-11-22T12:00:00.000Z',
    tz: 'utc',
  })
})

it('the address is the state, and unknown keys stay', async () => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  const page = { render: () => null }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: page }],
  })
  await router.push('/?from=now-2h&ticket=7')
  let range!: ReturnType<typeof useRange>
  mount(
    defineComponent({
      setup() {
        range = useRange()
        return () => h('i')
      },
    }),
    { global: { plugins: [router] } },
  )
  expect(range.bounds()).toEqual({ fromMillis: now - minutes(120), toMillis: now })
  expect(range.moving.value).toBe(true)
  range.shift(-1)
  await vi.waitFor(() => expect(range.moving.value).toBe(false))
  expect(router.currentRoute.value.query).toEqual({
    from: '2026-11-22T09:00:00.000Z',
    to: '2026-11-22T11:00:00.000Z',
    ticket: '7',
  })
  vi.useRealTimers()
})
