import { expect, it } from 'vitest'
import { partWords, usageTone, usageWords, overall } from './usage'

const usage = (used: number, limit: number | null, unit = 'series') => ({
  name: 'series',
  title: 'Series',
  unit,
  used,
  limit,
})

it.each([
  [10, 'none'],
  [80, 'warn'],
  [95, 'critical'],
])('%s of 100 is %s', (used, tone) => {
  expect(usageTone(usage(used, 100))).toBe(tone)
})

it('what has no limit worries nobody', () => {
  expect(usageTone(usage(1e9, null))).toBe('none')
})

it('amounts are said in their unit', () => {
  expect(usageWords(usage(1_204, 100_000))).toBe('1,204 of 100,000 series')
  expect(usageWords(usage(1_073_741_824, null, 'By'))).toBe('1 GiB')
})

it('says plainly whether somebody is needed', () => {
  const well = { name: 'log', ok: true, detail: '' }
  const config = { leftOut: [] }
  expect(overall({ components: [well], usage: [usage(1, 100)], config }).tone).toBe('ok')
  expect(overall({ components: [{ ...well, ok: false }], usage: [], config }).words).toBe(
    'log needs attention',
  )
  expect(overall({ components: [well], usage: [usage(95, 100)], config })).toEqual({
    tone: 'critical',
    words: 'Running out of room: series',
  })
  expect(
    overall({ components: [well], usage: [], config: { leftOut: ['a.yml:1:1: no'] } }),
  ).toEqual({ tone: 'warn', words: '1 file is left out' })
})

it('says of a part whether it works, and that it has more to say', () => {
  expect(partWords({ ok: true, detail: '' })).toBe('works')
  expect(partWords({ ok: true, detail: 'two fields were mended' })).toBe('works, but')
  expect(partWords({ ok: false, detail: 'the disk is full' })).toBe('does not work')
})
