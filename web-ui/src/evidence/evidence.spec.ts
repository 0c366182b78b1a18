import { expect, it } from 'vitest'
import type { Percentiles } from '../api/types'
import { slo } from '../testing/samples'
import {
  boundSentence,
  latestOf,
  observationsFor,
  percentileChart,
  percentileRows,
  percentileText,
  wholeSteps,
} from './percentiles'
import { objectiveLines, thresholdIn } from './objective'
import { badShare, shareLines } from './share'

const at = (second: number): string => new Date(second * 1000).toISOString()
const point = (
  second: number,
  p50: number | null,
  p99: number | null,
): Percentiles['points'][number] => ({
  from: at(second),
  to: at(second + 10),
  count: 100,
  overflow: 0,
  values: [
    { q: 0.5, value: p50, low: p50, high: p50 },
    { q: 0.99, value: p99, low: p99, high: p99 },
  ],
})

/** Its p99 lies beyond the last bucket, which ends at the value. */
const cut = (second: number, p50: number, p99: number) => {
  const whole = point(second, p50, p99)
  const values = [whole.values[0]!, { q: 0.99, value: p99, low: p99, high: null }]
  return { ...whole, values }
}

it('a percentile beyond the last bucket is at least what is said', () => {
  const chart = percentileChart({ points: [point(0, 1, 2), cut(10, 1, 250)] })
  expect(chart.series[0]).not.toHaveProperty('atLeast')
  expect(chart.series[1]).toMatchObject({ values: [2, 250], atLeast: [false, true] })
  const [, since] = latestOf({ points: [cut(0, 1, 0.25)] })!.values
  expect(percentileText(since!, 's', 'nothing')).toBe('\u2265 250 ms')
  expect(percentileText({ value: null, atLeast: false }, 's', 'nothing')).toBe('nothing')
})

it('a factor is at least what is said where what is now is cut, and not told where what was is', () => {
  const rows = (...[was, is]: Percentiles['points']) =>
    percentileRows({ points: [was!] }, { points: [is!] }).map(({ factor }) => factor)
  expect(rows(point(0, 1, 50), cut(9, 2, 250))).toEqual(['2.0\u00d7', '\u2265 5.0\u00d7'])
  expect(rows(cut(0, 1, 250), cut(9, 2, 250))).toEqual(['2.0\u00d7', ''])
})

it('draws one line for each quantile and none across missing steps', () => {
  const chart = percentileChart({ points: [point(0, 1, 2), point(10, 3, 4), point(60, 5, 6)] })
  expect(chart.times).toEqual([0, 10_000, 20_000, 60_000])
  expect(chart.series).toEqual([
    { label: 'p50', tone: 'p50', values: [1, 3, null, 5] },
    { label: 'p99', tone: 'p99', values: [2, 4, null, 6] },
  ])
})

it('takes the newest step in which anything was observed', () => {
  const silent = { ...point(10, 0, 0), count: 0 }
  expect(latestOf({ points: [point(0, 1, 2), silent] })).toMatchObject({
    count: 100,
    values: [
      { label: 'p50', value: 1 },
      { label: 'p99', value: 2 },
    ],
  })
  expect(latestOf({ points: [silent] })).toBeUndefined()
})

it('leaves out the step that is not over, unless there is no other', () => {
  const step = (from: number, to: number, count: number) => ({
    ...point(from, 1, 2),
    to: at(to),
    count,
  })
  expect(latestOf({ points: [step(0, 10, 900), step(10, 12, 20)] })?.count).toBe(900)
  expect(latestOf({ points: [step(10, 12, 20)] })?.count).toBe(20)
})

it('draws the objective in the unit of the axis', () => {
  const of = { threshold: 250, unit: 'ms' }
  expect(objectiveLines(of, 's')).toEqual([
    { value: 0.25, label: 'objective 250 ms', tone: 'objective' },
  ])
  expect(thresholdIn(of, 'ms')).toBe(250)
  expect(objectiveLines({ threshold: null, unit: 's' }, 's')).toEqual([])
})

it('tells how far each column is from the truth', () => {
  const points = [point(0, 1, 2)]
  const since = { name: 'since', errorBound: 0.25, points }
  const before = { name: 'before it began', errorBound: 0.599, points }
  expect(boundSentence([since, before])).toBe(
    'Since within 25.0% of the truth, before it began within 59.9% of the truth.',
  )
  expect(boundSentence([since, { ...before, errorBound: 0.25 }])).toBe('Within 25.0% of the truth.')
  expect(boundSentence([since, { ...before, errorBound: null }])).toBe(
    'Since within 25.0% of the truth, before it began without a bound.',
  )
  expect(boundSentence([since, { ...before, points: [] }])).toBe('Within 25.0% of the truth.')
  expect(boundSentence([{ ...since, errorBound: null }])).toBe('')
})

/** Each percentile before and since, and the factor. */
const sides = (was: Percentiles['points'], is: Percentiles['points']) =>
  percentileRows({ points: was }, { points: is }).map(({ label, before, since, factor }) => [
    label,
    before.tooFew ? 'too few' : before.value,
    since.tooFew ? 'too few' : since.value,
    factor,
  ])

it('puts before and since side by side', () => {
  expect(sides([point(0, 1, 2)], [point(9, 1, 9)])).toEqual([
    ['p50', 1, 1, '1.0\u00d7'],
    ['p99', 2, 9, '4.5\u00d7'],
  ])
  expect(sides([], [point(0, 1, 2)])[0]).toEqual(['p50', null, 1, ''])
})

it('leaves out what nothing is known of', () => {
  expect(sides([point(0, 1, null)], [point(9, null, 9)])).toEqual([
    ['p50', 1, null, ''],
    ['p99', null, 9, ''],
  ])
})

it('tells no percentile that is but the largest of a few, and says what it needs', () => {
  expect(sides([point(0, 1, 2)], [{ ...point(9, 2, 9), count: 99 }])).toEqual([
    ['p50', 1, 2, '2.0\u00d7'],
    ['p99', 2, 'too few', ''],
  ])
  expect([0.5, 0.99, 0.999].map(observationsFor)).toEqual([2, 100, 1000])
})

it('tells no factor where the bounds leave open whether it rose or fell', () => {
  const between = (value: number, low: number, high: number) => ({
    ...point(0, 1, 2),
    values: [{ q: 0.5, value, low, high }],
  })
  const factor = (was: number, is: number) =>
    sides([between(was, 1, 5)], [between(is, 1, 5)])[0]?.[3]
  expect(factor(2, 3)).toBe('')
  expect(factor(2, 2.01)).toBe('1.0\u00d7')
  expect(sides([between(2, 1, 5)], [between(8, 5, 10)])[0]?.[3]).toBe('4.0\u00d7')
})

it('shows the share of bad events, and nothing where nothing was counted', () => {
  const counted = (good: number, bad: number) => ({
    time: at(0),
    good,
    bad,
    unmeasured: 0,
    spread: 0,
    remaining: 1,
  })
  const chart = badShare({ points: [counted(95, 5), counted(0, 0)] })
  expect(chart.series[0]?.values).toEqual([5, null])
})

it('draws what is allowed and what pages', () => {
  const [allowed, pages] = shareLines(slo())
  expect(allowed).toMatchObject({ label: 'allowed', tone: 'objective' })
  expect(allowed?.value).toBeCloseTo(0.1)
  expect(pages).toMatchObject({ label: 'pages, 14.4\u00d7', tone: 'critical' })
  expect(pages?.value).toBeCloseTo(1.44)
  expect(shareLines(slo({ target: 0.9 }))).toHaveLength(1)
})
it('draws other percentiles in the hue of all, the rarer the stronger', () => {
  const values = [0.75, 0.95, 0.9999].map((q) => ({ q, value: q, low: q, high: q }))
  const [from, to] = ['2026-11-22T12:00:00Z', '2026-11-22T12:01:00Z']
  const { series } = percentileChart({ points: [{ from, to, count: 1, overflow: 0, values }] })
  expect(series.map(({ tone }) => tone)).toEqual(['p50', 'p99', 'p999'])
})
it('leaves out a last step that is not over, and nothing else', () => {
  const ends = ([from, to]: [string, string]): [string, string] => [from, to]
  const at = (seconds: number): string => new Date(seconds * 1_000).toISOString()
  const whole: [string, string][] = [
    [at(0), at(30)],
    [at(30), at(60)],
  ]
  expect(wholeSteps(whole, ends)).toEqual(whole)
  expect(wholeSteps([...whole, [at(60), at(70)]], ends)).toEqual(whole)
  expect(wholeSteps([whole[0]!], ends)).toEqual([whole[0]])
  expect(wholeSteps([], ends)).toEqual([])
})
