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
  waitingUntil: '2026-03-01T04:04:00Z',
  refusing: false,
  failing: true,
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

it('each delivery is a line with its last attempt, and those before it are folded', async () => {
  const { shown, list } = await page('/deliveries', [waiting])
  expect(list).toHaveBeenCalled()
  const rows = shown.findAll('tbody')[1]!.findAll('tr')
  expect(rows).toHaveLength(1)
  expect(rows[0]!.get('time').attributes('datetime')).toBe('2026-03-01T03:07:02.000Z')
  expect(rows[0]!.get('summary').text()).toBe('Earlier attempts: 1')
  expect(rows[0]!.get('details').attributes('open')).toBeUndefined()
  expect(rows[0]!.get('details time').attributes('datetime')).toBe('2026-03-01T03:07:01.000Z')
  expect(shown.text()).toContain('HTTP 503: try later')
  expect(shown.text()).toContain('next attempt')
  expect(shown.get('a[href="/i/inc-1"]').text()).toBe('inc-1')
})

it('a long name or error is cut, whole in its title, and turns nothing around it', async () => {
  const { shown } = await page('/deliveries', [{ ...waiting, receiver: 'p'.repeat(200) }])
  const names = shown.findAll('bdi.cut').map((each) => each.attributes('title'))
  expect(names).toContain('p'.repeat(200))
  expect(names).toContain('try later')
})

it('on a phone each cell of a receiver stands behind the name of its column', async () => {
  const { shown } = await page('/deliveries', [])
  const table = shown.get('table.stacked')
  expect(table.findAll('tbody tr > *').map((each) => each.attributes('data-label'))).toEqual(
    table.findAll('thead th').map((each) => each.text()),
  )
})

it('a receiver that is down says so, with what waits and its last error', async () => {
  const { shown } = await page('/deliveries', [])
  const row = shown.get('tbody tr').text()
  expect(row).toContain('Down: one delivery at a time')
  expect(row).toContain('6')
  expect(row).toContain('try later')
  expect(row).toMatch(/waits until .*04:04/)
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
