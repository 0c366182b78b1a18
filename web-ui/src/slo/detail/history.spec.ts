import { expect, it, vi } from 'vitest'
import type { SloHistory } from '../../api/types'
import { budgetLeft, countedHistory, countingBegan, sinceCounted, stepOf } from './history'

const start = Date.parse('2026-11-22T14:00:00Z')

function history(...remaining: (number | undefined)[]): SloHistory {
  const points = remaining.flatMap((value, at) => {
    const time = new Date(start + at * 60_000).toISOString()
    return value === undefined
      ? []
      : [{ time, good: 1, bad: 0, unmeasured: 0, spread: 0, remaining: value }]
  })
  return { name: 'x', stepSeconds: 60, firstEvent: points[0]?.time ?? null, points }
}

it('asks in steps of whole ten seconds', () => {
  expect(stepOf(2_592_000)).toBe(21_600)
  expect(stepOf(43_200)).toBe(360)
  expect(stepOf(60)).toBe(10)
})

it('asks again in finer steps where only the end of the window was counted', async () => {
  const now = start + 3_600_000
  const ask = vi.fn<(from: number, step: number) => Promise<SloHistory>>()
  ask.mockResolvedValue(history(1, 0.5))
  expect(await countedHistory('12h', now, ask)).toEqual(history(1, 0.5))
  expect(ask.mock.calls).toEqual([
    [now - 43_200_000, 360],
    [start, 30],
  ])
})

it('asks once where most of the window was counted', async () => {
  const ask = vi.fn<(from: number, step: number) => Promise<SloHistory>>()
  ask.mockResolvedValue(history(1, 0.5))
  await countedHistory('1h', start + 3_600_000, ask)
  expect(ask).toHaveBeenCalledOnce()
})

it('draws what was left where a step ends, not where it begins', () => {
  expect(budgetLeft(history(1, 0.5), start + 90_000)).toEqual({
    times: [start + 60_000, start + 90_000],
    values: [100, 50],
  })
  expect(budgetLeft(history(), start)).toEqual({ times: [], values: [] })
})

it('leaves out the time before anything was counted, and no later silence', () => {
  const whole = history(1, 1, 0.9, 0.9)
  const counts = [0, 0, 5, 0]
  const points = whole.points.map((point, at) => ({ ...point, good: counts[at]! }))
  expect(sinceCounted({ ...whole, points }).points).toEqual(points.slice(2))
  expect(sinceCounted({ ...whole, points: points.slice(0, 2) }).points).toEqual([])
})

it('says when the first event was counted, unless that is as good as the whole span', () => {
  const to = start + 60_000
  const firstEvent = new Date(start).toISOString()
  const of = (from: number) => countingBegan({ from, to, history: { firstEvent } })
  expect(of(start - 3_600_000)).toBe(start)
  expect(of(start - 1_000)).toBeUndefined()
  expect(countingBegan({ from: start, to, history: { firstEvent: null } })).toBeUndefined()
})
