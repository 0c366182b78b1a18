import { expect, it } from 'vitest'
import { burns, slo, tiers } from '../testing/samples'
import { burnColumns, burnOver, reached } from './windows'

it('shows the shortest window, the long ones of the paging tiers and the longest', () => {
  expect(burnColumns([slo()])).toEqual(['5m', '1h', '6h', '3d'])
})

it('has a column for every window of any promise, by length and not by letter', () => {
  const weekly = slo({
    burn: [
      { window: '10m', rate: 1, good: 1, bad: 1 },
      { window: '12h', rate: 1, good: 1, bad: 1 },
    ],
    tiers: [],
  })
  expect(burnColumns([slo(), weekly])).toEqual(['5m', '10m', '1h', '6h', '12h', '3d'])
  expect(burnOver(weekly, '1h')).toBeUndefined()
})

it('has none without promises', () => expect(burnColumns([])).toEqual([]))

it('names the most urgent tier whose threshold a window has reached', () => {
  const one = slo({ burn: burns(14.4, 5.9, 14.39, 3, 6, 2.9, 1) })
  const of = (window: string) => reached(one, burnOver(one, window)!)?.name
  expect(of('5m')).toBe(tiers[0]!.name)
  expect(of('1h')).toBeUndefined()
  expect(of('6h')).toBe(tiers[1]!.name)
  expect(of('2h')).toBe(tiers[2]!.name)
  expect(of('3d')).toBe(tiers[3]!.name)
})
