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
async function list(records: LogRecord[]): Promise<void> {
  shown = mount(LogList, {
    props: { records, selected: '', wrap: false, more: false },
    attachTo: document.body,
  })
  await nextTick()
}
const times = (): string[] =>
  shown.findAll('.time').map((cell) => cell.text().replace('\u00a0', ' '))

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

it('names the day of lines that are not of today, and makes room for it', async () => {
  await list([record('b', '2026-11-22T00:00:00.001Z'), record('a', '2026-11-21T23:59:59.999Z')])
  expect(times()).toEqual(['00:00:00.001', '21 Nov 23:59:59.999'])
  expect(shown.classes()).toContain('days')
})
