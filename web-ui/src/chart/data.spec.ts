import { afterEach, describe, expect, it } from 'vitest'
import { zone } from '../time/zone'
import { axisTime, extent, lastValue, spread, summary, valueText } from './data'

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
