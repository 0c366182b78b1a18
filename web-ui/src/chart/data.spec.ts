import { afterEach, describe, expect, it } from 'vitest'
import { zone } from '../time/zone'
import {
  axisTime,
  boundText,
  decadeSteps,
  drawnParts,
  extent,
  lastValue,
  scaleOf,
  spread,
  summary,
  valueText,
} from './data'

const line = (values: (number | null)[]) => ({ label: 'p99', values, tone: 'p99' as const })

it('the last value is the last that was measured', () => {
  expect(lastValue([1, 2, null])).toBe(2)
  expect(lastValue([null])).toBeNull()
})

it.each([
  [0.412, 's', '412 ms'],
  [14.25, '%', '14.3%'],
  [40, '/s', '40/s'],
  [null, 's', 'no data'],
])('%s in %s reads %s', (value, unit, text) => {
  expect(valueText(value, unit)).toBe(text)
})

it('a chart in words says where it stands and how far it went', () => {
  expect(summary('Latency', [line([0.1, 0.5, 0.2, null])], 's')).toBe(
    'Latency: p99 200 ms at last, 500 ms at its highest',
  )
  expect(summary('Latency', [line([null])], 's')).toBe('Latency: p99 no data')
})

it('a value that nothing bounds from above is at least what is said', () => {
  expect(boundText(0.25, 's', true)).toBe('\u2265 250 ms')
  expect(boundText(0.25, 's')).toBe('250 ms')
  expect(boundText(null, 's', true)).toBe('no data')
  const cut = { ...line([0.1, 0.25, 0.25]), atLeast: [false, true, false] }
  expect(summary('Latency', [cut], 's')).toBe(
    'Latency: p99 250 ms at last, \u2265 250 ms at its highest',
  )
})

it('draws dashed what may lie higher, joined to what is known', () => {
  expect(drawnParts(line([1, 2]))).toEqual({ known: [1, 2] })
  const cut = { values: [1, 2, 5, 5, 3, null], atLeast: [false, false, true, true, false, false] }
  expect(drawnParts(cut)).toEqual({
    known: [1, 2, null, null, 3, null],
    dashed: [null, 2, 5, 5, 3, null],
  })
})

it('a hundred thousand values are no problem', () => {
  expect(summary('Much', [line(Array.from({ length: 200_000 }, (_, at) => at))], '1')).toContain(
    'at its highest',
  )
})

describe('the room a chart makes', () => {
  it('begins at zero and keeps every level in sight', () => {
    const level = { value: 10, label: 'objective', tone: 'objective' as const }
    const [low, high] = extent([line([1, 2])], [level])
    expect(low).toBe(0)
    expect(high).toBeGreaterThan(10)
  })

  it('goes below zero where something is overspent', () => {
    expect(extent([line([1, -2])], [])[0]).toBeLessThan(-2)
  })

  it('is never empty', () => {
    expect(extent([line([null])], [])).toEqual([0, 1.08])
    expect(extent([line([1e308, -1e308, NaN, Infinity, 1])], [])).toEqual([0, 1.08])
  })
})

describe('an axis', () => {
  const before = zone.value
  afterEach(() => {
    zone.value = before
  })
  const midnight = Date.parse('2026-11-22T00:00:00Z')
  const hour = 3_600_000

  it('writes the day where one begins, else the clock', () => {
    zone.value = 'utc'
    expect(axisTime(midnight, 6 * hour)).toBe('22 Nov')
    expect(axisTime(midnight + 6 * hour, 6 * hour)).toBe('06:00')
    expect(axisTime(midnight + 15_000, 15_000)).toBe('00:00:15')
    expect(axisTime(midnight + hour, 24 * hour)).toBe('22 Nov')
  })

  it('begins days where the reader does', () => {
    zone.value = 'local'
    expect(axisTime(midnight - hour, hour)).toBe('22 Nov')
  })
})

it('names at line ends keep their distance and stay inside', () => {
  expect(spread([10, 12, 50], 13, 100)).toEqual([10, 23, 50])
  expect(spread([99, 98], 13, 100)).toEqual([100, 87])
})

it('durations get a logarithmic axis of a decade or more, all else is drawn from zero', () => {
  const values = (...all: (number | null)[]) => [line(all)]
  expect(scaleOf(values(0.002, null, 2), [], 's')).toEqual({ low: 0.0016, high: 2.5, log: true })
  expect(scaleOf(values(0, 0.8), [], 's')).toEqual({ low: 0.08, high: 1, log: true })
  expect(scaleOf(values(0.5), [{ value: 4, label: '', tone: 'objective' }], 's').high).toBe(5)
  expect(scaleOf(values(0, 0), [], 's').log).toBe(false)
  expect(scaleOf(values(5, 20), [], '%')).toMatchObject({ low: 0, log: false })
})

it('names decades, and steps between where there is room', () => {
  expect(decadeSteps(0.0016, 2.5)).toEqual([0.003, 0.01, 0.03, 0.1, 0.3, 1])
  expect(decadeSteps(0.08, 1)).toEqual([0.1, 0.2, 0.5, 1])
  expect(decadeSteps(0.00001, 100)).toHaveLength(8)
})
