import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { api } from '../api/client'
import type { LogRecord } from '../api/types'
import { createHub, liveKey } from '../live/live'
import LogDetails from './LogDetails.vue'

const evil = '<img src=x onerror=alert(1)>'
const record: LogRecord = {
  id: 'AAAB',
  time: '2026-11-22T12:00:00Z',
  service: 'checkout',
  severity: 'ERROR',
  severityNumber: 17,
  body: `${evil}\u202egnp`,
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '',
  attributes: { host: evil, level: 'gold' },
}
const details = () =>
  mount(LogDetails, {
    props: { record },
    global: { provide: { [liveKey as symbol]: createHub().live } },
  })

it('shows what was sent as text, with what cannot be seen written out', () => {
  const mounted = details()
  expect(mounted.get('pre').text()).toBe(`${evil}\\u202egnp`)
  expect(mounted.find('img').exists()).toBe(false)
})

it('makes filters of what the record carries', async () => {
  const mounted = details()
  await mounted.get('[aria-label="Without attributes.level gold"]').trigger('click')
  await mounted.get('[aria-label="Only service checkout"]').trigger('click')
  expect(mounted.emitted('filter')).toEqual([
    ['attributes.level', 'gold', true],
    ['service', 'checkout', false],
  ])
})

it('asks for the lines around it, and for more of them', async () => {
  const logContext = vi
    .spyOn(api, 'logContext')
    .mockResolvedValue({ before: [], record, after: [], partial: false })
  const mounted = details()
  const more = () => mounted.findAll('button').at(-1)!
  await vi.waitFor(() => expect(more().text()).toBe('20 lines before and after'))
  await more().trigger('click')
  await vi.waitFor(() => expect(more().text()).toBe('More of them'))
  await more().trigger('click')
  expect(logContext.mock.calls.map(([id, around]) => [id, around])).toEqual([
    ['AAAB', 20],
    ['AAAB', 40],
  ])
})
