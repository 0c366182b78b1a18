import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { LogHistogram as Histogram } from '../api/types'
import { zone } from '../time/zone'
import LogHistogram from './LogHistogram.vue'

const from = Date.parse('2026-11-22T12:00:00Z')
/** One bucket of a minute for each of the counts. */
const histogram = (...counts: Record<string, number>[]): Histogram => ({
  from: new Date(from).toISOString(),
  to: new Date(from + counts.length * 60_000).toISOString(),
  bucketSeconds: 60,
  total: 1,
  partial: false,
  buckets: counts.map((each, at) => ({
    time: new Date(from + at * 60_000).toISOString(),
    counts: each,
  })),
})

let shown: VueWrapper
const bars = () => shown.findAll('button')
const focused = () => document.activeElement
const press = (key: string) => shown.get('.plot').trigger('keydown', { key })

beforeEach(() => {
  vi.useFakeTimers({ now: from + 3_600_000, toFake: ['Date'] })
  zone.value = 'utc'
  shown = mount(LogHistogram, {
    props: { histogram: histogram({ INFO: 1_200 }, {}, { INFO: 5, ERROR: 2 }, { WARN: 1 }) },
    attachTo: document.body,
  })
})
afterEach(() => {
  shown.unmount()
  vi.useRealTimers()
})

it('says of each bar when it was and how much of what, the worst first', () => {
  expect(bars().map((bar) => bar.attributes('aria-label'))).toEqual([
    '12:00:00 UTC, 1 min: 1,200 INFO',
    '12:02:00 UTC, 1 min: 2 ERROR, 5 INFO',
    '12:03:00 UTC, 1 min: 1 WARN',
  ])
})

it('is one stop, the newest bar, with arrows between bars', async () => {
  const stops = () => bars().map((bar) => bar.attributes('tabindex'))
  expect(stops()).toEqual(['-1', '-1', '0'])
  bars()[2]!.element.focus()
  await press('ArrowRight')
  expect(focused()).toBe(bars()[2]!.element)
  await press('ArrowLeft')
  expect(focused()).toBe(bars()[1]!.element)
  expect(stops()).toEqual(['-1', '0', '-1'])
  expect(shown.get('.times').text()).toContain('2 ERROR, 5 INFO')
  await press('Home')
  expect(focused()).toBe(bars()[0]!.element)
  await press('End')
  expect(focused()).toBe(bars()[2]!.element)
})

it('Enter leads to the time of the bar, which a pointer does by itself', async () => {
  await bars()[1]!.trigger('click', { detail: 1 })
  expect(shown.emitted('select')).toBeUndefined()
  await bars()[1]!.trigger('click', { detail: 0 })
  expect(shown.emitted('select')).toEqual([[from + 120_000, from + 180_000]])
})

it('keeps the focus when other bars come, and says which it is on', async () => {
  bars()[2]!.element.focus()
  await shown.setProps({ histogram: histogram({ INFO: 1 }, { INFO: 7 }) })
  await nextTick()
  await nextTick()
  expect(focused()).toBe(bars()[1]!.element)
  expect(shown.get('.times').text()).toContain('7 INFO')
})

it('is precise where bars are shorter than a second', async () => {
  await shown.setProps({ histogram: { ...histogram({ INFO: 1 }), bucketSeconds: 0.25 } })
  expect(bars()[0]!.attributes('aria-label')).toBe('12:00:00.000 UTC, 250 ms: 1 INFO')
})
