import { expect, it } from 'vitest'
import type { SloHistory } from '../api/types'
import { historySpan, sinceCounted } from './history'

const start = Date.parse('2026-11-22T14:00:00Z')

function history(...remaining: (number | undefined)[]): SloHistory {
  const points = remaining.flatMap((value, at) => {
    const time = new Date(start + at * 60_000).toISOString()
    return value === undefined ? [] : [{ time, good: 1, bad: 0, unmeasured: 0, remaining: value }]
  })
  return { name: 'x', stepSeconds: 60, points }
}

it('asks for the whole window in steps of whole ten seconds', () => {
  expect(historySpan('30d')).toEqual({ spanSeconds: 2_592_000, stepSeconds: 21_600 })
  expect(historySpan('12h')).toEqual({ spanSeconds: 43_200, stepSeconds: 360 })
  expect(historySpan('1m')).toEqual({ spanSeconds: 60, stepSeconds: 10 })
})

it('leaves out the time before anything was counted, and no later silence', () => {
  const whole = history(1, 1, 0.9, 0.9)
  const counts = [0, 0, 5, 0]
  const points = whole.points.map((point, at) => ({ ...point, good: counts[at]! }))
  expect(sinceCounted({ ...whole, points }).points).toEqual(points.slice(2))
  expect(sinceCounted({ ...whole, points: points.slice(0, 2) }).points).toEqual([])
})
