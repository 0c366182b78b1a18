import { expect, it } from 'vitest'
import type { SeriesLines } from '../api/types'
import { isRatio, lineName, lineValue, sparkScale, sparkPath } from './seriesLines'

const block = (measure: SeriesLines['measure'], unit = ''): SeriesLines => ({
  measure,
  unit,
  by: ['instance'],
  times: [],
  lines: [],
  more: 0,
  freshness: { newest: null, ageSeconds: null },
})

it('names a line by what tells it from the others', () => {
  expect(lineName({ labels: { instance: 'a', zone: 'b' } }, ['instance', 'zone'])).toBe('a, b')
  expect(lineName({ labels: { instance: '' } }, ['instance'])).toBe('no instance')
  expect(lineName({ labels: {} }, [])).toBe('all')
})

it('tells numbers in their unit, a rate by the second, and says what is not known', () => {
  expect(lineValue(0.3, block('latest', 's'))).toBe('300 ms')
  expect(lineValue(12.34, block('rate'))).toBe('12.3 /s')
  expect(lineValue(null, block('rate'))).toBe('not known')
})

it('knows a ratio by its slash, one inside braces apart', () => {
  expect(isRatio('a_total / b_total')).toBe(true)
  expect(isRatio('a_total{path="x / y"}')).toBe(false)
})

it('draws gaps as gaps, on one scale that holds nothing', () => {
  expect(sparkScale([{ values: [2, null, 8] }, { values: [4] }])).toEqual([0, 8])
  expect(sparkScale([{ values: [-3, 1] }])).toEqual([-3, 1])
  expect(sparkPath([0, 8, null, 4], [0, 8], [30, 8])).toBe('M0.0 8.0L10.0 0.0M30.0 4.0')
  expect(sparkPath([0, 0], [0, 0], [30, 8])).toBe('M0.0 4.0L30.0 4.0')
})

it('draws what lies further apart than any number, and leaves out what is none', () => {
  const values = [-1e308, NaN, 1e308, Infinity, 0]
  const scale = sparkScale([{ values }])
  expect(scale).toEqual([-1e308, 1e308])
  expect(sparkPath(values, scale, [96, 20])).toBe('M0.0 20.0M48.0 0.0M96.0 10.0')
})
