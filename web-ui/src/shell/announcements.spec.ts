import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { announceMillisMin, Announcements } from './announcements'

const say = vi.fn()
let announcements: Announcements

beforeEach(() => {
  vi.useFakeTimers()
  say.mockClear()
  announcements = new Announcements(say)
})
afterEach(() => {
  announcements.close()
  vi.useRealTimers()
})

const lines = (...ids: string[]): Map<string, string> =>
  new Map(ids.map((id) => [id, `Page: ${id}`]))

it('says what is new, not what was there', () => {
  announcements.update(lines('old'))
  announcements.update(lines('old', 'new'))
  announcements.update(lines('new'))
  expect(say).toHaveBeenCalledExactlyOnceWith('Page: new')
})

it('gathers what comes within a minute', () => {
  announcements.update(lines())
  announcements.update(lines('a'))
  announcements.update(lines('a', 'b'))
  announcements.update(lines('a', 'b', 'c'))
  vi.advanceTimersByTime(announceMillisMin)
  expect(say.mock.calls).toEqual([['Page: a'], ['Page: b. Page: c']])
})
