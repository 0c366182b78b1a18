import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { deliveriesApi } from '../../api/deliveries'
import type { Delivery, ReceiverState } from '../../api/types'
import { createHub, liveKey } from '../../live/live'
import DeliveriesPage from './DeliveriesPage.vue'

const attempt = {
  time: '2026-03-01T03:07:01Z',
  outcome: 'retry',
  httpStatus: 503,
  durationMillis: 12,
  error: 'try later',
}
const waiting: Delivery = {
  id: 'msg_1',
  incident: 'inc-1',
  receiver: 'pager',
  kind: 'webhook',
  event: 'opened',
  status: 'pending',
  createdAt: '2026-03-01T03:07:00Z',
  nextAttemptAt: '2026-03-01T03:07:16Z',
  attempts: [attempt, { ...attempt, time: '2026-03-01T03:07:02Z' }],
}
const down: ReceiverState = {
  receiver: 'pager',
  kind: 'signed_webhook',
  circuit: 'open',
  pending: 6,
  oldestAt: '2026-03-01T03:07:00Z',
  lastSent: null,
  lastFailed: attempt,
  rate: null,
}
afterEach(() => vi.restoreAllMocks())

async function page(address: string, deliveries: Delivery[]) {
  const list = vi.spyOn(deliveriesApi, 'list').mockResolvedValue({ deliveries })
  vi.spyOn(deliveriesApi, 'receivers').mockResolvedValue({ receivers: [down] })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }],
  })
  await router.push(address)
  const shown = mount(DeliveriesPage, {
    global: { plugins: [router], provide: { [liveKey as symbol]: createHub().live } },
  })
  await flushPromises()
  return { shown, list, router }
}

it('each attempt is a line, with its incident and what comes next', async () => {
  const { shown } = await page('/deliveries', [waiting])
  expect(shown.findAll('tbody')[1]!.findAll('tr')).toHaveLength(2)
  expect(shown.text()).toContain('HTTP 503: try later')
  expect(shown.text()).toContain('next attempt')
  expect(shown.get('a[href="/i/inc-1"]').text()).toBe('inc-1')
})

it('a receiver that is down says so, with what waits and its last error', async () => {
  const { shown } = await page('/deliveries', [])
  const row = shown.get('tbody tr').text()
  expect(row).toContain('Down: one delivery at a time')
  expect(row).toContain('6')
  expect(row).toContain('try later')
  expect(shown.text()).toContain('Nobody was told anything yet')
})

it('the address says which are asked for, and a choice changes the address', async () => {
  const { shown, list, router } = await page('/deliveries?receiver=pager&state=gone', [])
  expect(list.mock.calls[0]![0]).toEqual({ receiver: 'pager', status: '', incident: '' })
  expect(shown.text()).toContain('No delivery is like that')
  await shown.get('select[name=state]').setValue('sent')
  await flushPromises()
  expect(router.currentRoute.value.query['state']).toBe('sent')
  expect(list.mock.calls.at(-1)![0]).toEqual({ receiver: 'pager', status: 'sent', incident: '' })
})
