import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { LogRecord } from '../api/types'
import { zone } from '../time/zone'
import LogList from './LogList.vue'

const now = Date.parse('2026-11-22T12:00:00Z')
const record = (id: string, time: string): LogRecord => ({
  id,
  time,
  service: 'checkout',
  severity: 'INFO',
  severityNumber: 9,
  body: `line ${id}`,
  traceId: '',
  spanId: '',
  attributes: {},
})
let shown: VueWrapper
async function list(records: LogRecord[], opened = ''): Promise<void> {
  shown = mount(LogList, {
    props: {
      ...{ records, wrap: false, more: false, opened },
      'onUpdate:opened': (id: string) => shown.setProps({ opened: id }),
    },
    attachTo: document.body,
  })
  await nextTick()
}
/** The page around the list keeps what is opened in its address. */
const openedNow = (): string => (shown.props() as { opened: string }).opened
const row = (id: string) =>
  shown.findAll('[role=row]').find((each) => each.text().endsWith(`line ${id}`))!
const lines = ['c', 'b', 'a'].map((id, at) => record(id, `2026-11-22T11:59:5${9 - at}Z`))
const press = (key: string) => shown.trigger('keydown', { key })
const times = (): string[] => shown.findAll('.time').map((cell) => cell.text())

beforeEach(() => {
  vi.useFakeTimers({ now })
  zone.value = 'utc'
  // The virtual list asks how high its frame is; nothing has a height here.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(480)
})
afterEach(() => {
  shown.unmount()
  vi.useRealTimers()
})

it('tells lines of one second apart', async () => {
  await list([record('b', '2026-11-22T11:59:58.042Z'), record('a', '2026-11-22T11:59:58.007123Z')])
  expect(times()).toEqual(['11:59:58.042', '11:59:58.007'])
  expect(shown.classes()).not.toContain('days')
})

it('says so where a line has nothing to read', async () => {
  await list([{ ...record('a', '2026-11-22T11:59:58Z'), body: '' }])
  expect(shown.get('.body.faint').text()).toBe('(empty)')
})

it('names the day of lines that are not of today, and makes room for it', async () => {
  await list([record('b', '2026-11-22T00:00:00.001Z'), record('a', '2026-11-21T23:59:59.999Z')])
  expect(times()).toEqual(['00:00:00.001', '21 Nov 23:59:59.999'])
  expect(shown.classes()).toContain('days')
})

it('moves the selection with arrows, and opens and closes it with Enter', async () => {
  await list(lines)
  await press('ArrowDown')
  await press('ArrowDown')
  expect(row('b').attributes('aria-selected')).toBe('true')
  expect(shown.attributes('aria-activedescendant')).toBe(row('b').attributes('id'))
  expect(openedNow()).toBe('')
  await press('Enter')
  expect(openedNow()).toBe('b')
  expect(row('b').get('.body').attributes('aria-expanded')).toBe('true')
  await press('Enter')
  expect(openedNow()).toBe('')
  expect(row('b').get('.body').attributes('aria-expanded')).toBe('false')
  expect(row('b').attributes('aria-selected')).toBe('true')
})

it('takes the open details along, and the focus to where Enter works', async () => {
  await list(lines, 'c')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
  await nextTick()
  expect(openedNow()).toBe('b')
  expect(document.activeElement).toBe(shown.element)
})

it('a click opens a row and closes it again; marking its text does neither', async () => {
  await list(lines)
  await row('a').trigger('click')
  expect(openedNow()).toBe('a')
  await row('a').trigger('click')
  expect(openedNow()).toBe('')
  vi.spyOn(window, 'getSelection').mockReturnValue({ isCollapsed: false } as Selection)
  await row('a').trigger('click')
  expect(openedNow()).toBe('')
})
