import { expect, it } from 'vitest'
import type { Tier } from '../api/types'
import { dueLevel, dueLines } from './due'

const now = Date.parse('2026-11-22T12:00:00Z')
const point = (hoursAgo: number, remaining: number) => ({
  time: new Date(now - hoursAgo * 3_600_000).toISOString(),
  good: 1,
  bad: 0,
  unmeasured: 0,
  spread: 0,
  remaining,
})
const tier = (urgency: Tier['urgency'], longWindow: string, factor: number): Tier => ({
  name: `${urgency}-${longWindow}`,
  urgency,
  longWindow,
  shortWindow: '5m',
  factor,
})
const page = tier('page', '6h', 6)
const history = { stepSeconds: 3_600, points: [point(13, 0.9), point(7, 0.8), point(1, 0.79)] }

it('six times the pace for six hours of thirty days is a twentieth of the budget', () => {
  expect(dueLevel(page, '30d', history, now)).toBeCloseTo(0.75)
})

it('a tier whose window reaches before anything was counted has no level yet', () => {
  expect(dueLevel(tier('page', '24h', 3), '30d', history, now)).toBeUndefined()
})

it('the slowest tier of each urgency is drawn, with zero', () => {
  const tiers = [tier('page', '1h', 14.4), page, tier('ticket', '12h', 3)]
  const lines = dueLines({ tiers, window: '30d' }, history, now)
  expect(lines.map(({ label }) => label)).toEqual([
    'used up',
    'page due below 75.0%',
    'ticket due below 85.0%',
  ])
})
