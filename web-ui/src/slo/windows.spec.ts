import { expect, it } from 'vitest'
import { burns, slo, tiers } from '../testing/samples'
import { burnColumns, burningOver, burnOver, isRising } from './windows'

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

it('names the most urgent tier that burns and looks at a window', () => {
  const one = slo({ burn: burns(14.4, 6, 14.39, 3, 6, 3, 1) })
  const of = (window: string) => burningOver(one, window)?.name
  expect(of('5m')).toBeUndefined()
  expect(of('1h')).toBeUndefined()
  expect(of('6h')).toBe(tiers[1]!.name)
  expect(of('30m')).toBe(tiers[1]!.name)
  expect(of('1d')).toBe(tiers[2]!.name)
})

it('rises while the shortest window alone would page', () => {
  const quiet = { firing: null }
  expect(isRising(slo({ ...quiet, burn: burns(14.4, 0, 3, 0, 0, 0, 0) }))).toBe(true)
  expect(isRising(slo({ ...quiet, burn: burns(14.3, 6, 3, 0, 0, 0, 0) }))).toBe(false)
  expect(isRising(slo({ ...quiet, tiers: [] }))).toBe(false)
  expect(isRising(slo({ burn: burns(50, 50, 50, 50, 50, 50, 50) }))).toBe(slo().firing === null)
})
