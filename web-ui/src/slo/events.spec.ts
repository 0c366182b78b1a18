import { expect, it } from 'vitest'
import { eventRates, eventTotals } from './events'

const at = (second: number): string => new Date(second * 1_000).toISOString()
const point = (second: number, good: number, bad: number) => ({
  time: at(second),
  good,
  bad,
  unmeasured: 0,
  remaining: 1,
})
const history = { stepSeconds: 10, points: [point(0, 95, 5), point(10, 0, 0), point(20, 40, 0)] }

it('tells good from bad events, and nothing where nothing was counted', () => {
  expect(eventRates(history, 30_000)).toEqual({
    times: [0, 10_000, 20_000],
    series: [
      { label: 'good', tone: 'count', values: [9.5, null, 4] },
      { label: 'bad', tone: 'error', values: [0.5, null, 0] },
    ],
  })
})

it('leaves out a step that is not over', () => {
  expect(eventRates(history, 29_000).times).toEqual([0, 10_000])
})

it('counts both', () => expect(eventTotals(history)).toEqual({ good: 135, bad: 5 }))
