import { expect, it } from 'vitest'
import type { SloNews } from '../api/types'
import { sampleNow, secondsAgo, slo, tiers } from '../testing/samples'
import { wholeOf, withCounts, withNews } from './news'

const news = (differs: Partial<SloNews> = {}): SloNews => ({
  at: secondsAgo(0),
  whole: false,
  windowScale: 1,
  freshTo: secondsAgo(4),
  slos: [],
  ...differs,
})
const old = (name: string, seconds: number) =>
  slo({ name, freshness: { newest: secondsAgo(seconds), ageSeconds: 3 } })
const last = { slos: [old('a', 30), old('b', 30)], windowScale: 1 }

it('whole news are the list, others are not', () => {
  const whole = news({ whole: true, slos: last.slos })
  expect(wholeOf(whole)).toEqual(last)
  expect(wholeOf(news())).toBeUndefined()
})

it('puts what differs over what is known, and leaves the rest', () => {
  const next = withNews(news({ slos: [{ name: 'b', state: 'burning', firing: tiers[0]! }] }), last)
  if (next === 'reload') throw new Error(next)
  expect(next.slos[0]!.state).toBe('met')
  expect(next.slos[1]).toMatchObject({
    name: 'b',
    state: 'burning',
    firing: tiers[0],
    good: 1_284_310,
  })
})

it('asks for all where a promise is news', () =>
  expect(withNews(news({ slos: [{ name: 'c' }] }), last)).toBe('reload'))

it('what is fresh is as fresh as all that is, or fresher', () => {
  const next = withNews(news(), { ...last, slos: [old('a', 30), old('b', 2)] })
  if (next === 'reload') throw new Error(next)
  expect(next.slos.map(({ freshness }) => freshness.ageSeconds)).toEqual([4, 2])
  expect(next.slos[0]!.freshness.newest).toBe(new Date(sampleNow - 4_000).toISOString())
})

it.each([
  ['silent', { newest: secondsAgo(90), ageSeconds: 90 }],
  ['ahead', { newest: secondsAgo(-90), ageSeconds: -90 }],
  ['never measured', { newest: null, ageSeconds: null }],
])('what is %s keeps its age', (_what, freshness) => {
  const next = withNews(news(), { ...last, slos: [slo({ freshness })] })
  if (next === 'reload') throw new Error(next)
  expect(next.slos[0]!.freshness).toBe(freshness)
})

it('counts come from the newer answer, what is left as it is listed', () => {
  const newer = slo({ bad: 500, budget: { total: 1300, spent: 500, remaining: 0.6 } })
  expect(withCounts(slo(), newer)).toMatchObject({
    bad: 500,
    budget: { total: 1300, spent: 500, remaining: 0.679 },
  })
})
