import { expect, it } from 'vitest'
import type { Tier } from '../../api/types'
import { dueLevel, dueLevels, dueLines } from './due'

const now = Date.parse('2026-11-22T12:00:00Z')
const point = (hoursAgo: number, remaining: number, events = 6) => ({
  time: new Date(now - hoursAgo * 3_600_000).toISOString(),
  good: events - 1,
  bad: 1,
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
const history = { stepSeconds: 3_600, points: [point(13, 0.9, 708), point(7, 0.8), point(1, 0.79)] }

it('six times the pace for six hours of thirty days is a twentieth of the budget', () => {
  expect(dueLevel(page, history, now)?.level).toBeCloseTo(0.75)
})

it('where little was counted before, the same pace takes more of the budget', () => {
  const young = { stepSeconds: 3_600, points: [point(7, 1, 30), point(1, 1, 6)] }
  expect(dueLevel(page, young, now)?.share).toBeCloseTo(1)
})

it('a tier whose window reaches before anything was counted has no level yet', () => {
  expect(dueLevel(tier('page', '24h', 3), history, now)).toBeUndefined()
})

const tiers = [tier('page', '1h', 14.4), page, tier('ticket', '12h', 3)]

it('the slowest tier of each urgency has a sentence, the one that is reached first in front', () => {
  expect(dueLevels({ tiers }, history, now)).toEqual([
    {
      urgency: 'ticket',
      level: expect.closeTo(0.85) as number,
      sentence: 'A ticket is due now: more than 5.0% of the budget within 12 h.',
    },
    {
      urgency: 'page',
      level: expect.closeTo(0.75) as number,
      sentence: 'A page is due below 75.0% left: 5.0% of the budget within 6 h.',
    },
  ])
})

it('below zero a level is told by what may still be spent', () => {
  const spent = { stepSeconds: 3_600, points: [point(7, -2.4, 714), point(1, -2.41)] }
  expect(dueLevels({ tiers: [page] }, spent, now)[0]?.sentence).toBe(
    'A page is due when another 4.0% of it is spent: 5.0% of the budget within 6 h.',
  )
})

it('where nothing is known of the budget there are no levels', () => {
  expect(dueLevels({ tiers }, { stepSeconds: 60, points: [] }, now)).toEqual([])
})

it('draws a tick where a level lies in the picture, and a line where the budget is used up', () => {
  const at = (level: number) => ({ urgency: 'page' as const, level, sentence: '' })
  const drawn = (level: number, lowest: number) => dueLines([at(level)], lowest)
  expect(drawn(0.75, 79)).toEqual([
    { value: 0, label: 'used up', tone: 'critical' },
    { value: 75, label: 'page', tone: 'critical', tick: true },
  ])
  expect(drawn(-2.46, -171)).toHaveLength(1)
  expect(drawn(-0.1, 20)).toHaveLength(1)
  expect(drawn(-1.5, -171)).toHaveLength(2)
})
