import { expect, it } from 'vitest'
import { eventRates, eventTotals } from './events'
import { spreadWords } from './spread'

const at = (second: number): string => new Date(second * 1_000).toISOString()
const point = (second: number, good: number, bad: number) => ({
  time: at(second),
  good,
  bad,
  unmeasured: 0,
  spread: 0,
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

it('counts both, and what was spread over a gap', () => {
  expect(eventTotals(history)).toEqual({ good: 135, bad: 5, spread: 0 })
  const points = [{ ...point(0, 9, 1), spread: 4 }, point(10, 1, 0)]
  expect(eventTotals({ points })).toEqual({ good: 10, bad: 1, spread: 4 })
})

it('says what came after a gap, where something did', () => {
  expect(spreadWords(1204)).toContain('1,204 of these came in one count after a gap')
  expect(spreadWords(0)).toBe('')
})
