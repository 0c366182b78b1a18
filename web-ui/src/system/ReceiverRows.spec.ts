import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { pagesApi } from '../api/pages'
import { ApiProblem } from '../api/problem'
import { createHub, liveKey } from '../live/live'
import { reader } from '../ui/reader'
import ReceiverRows from './ReceiverRows.vue'

beforeEach(() => {
  reader.value = 'dana'
  vi.spyOn(pagesApi, 'receivers').mockResolvedValue({
    receivers: [
      { name: 'desk', kinds: [] },
      { name: 'pager', kinds: ['signed_webhook'] },
    ],
    endsAfterSeconds: 600,
    perMinuteMax: 6,
  })
})
afterEach(() => vi.restoreAllMocks())

async function rows() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }],
  })
  const mounted = mount(ReceiverRows, {
    global: { plugins: [router], provide: { [liveKey as symbol]: createHub().live } },
  })
  await flushPromises()
  return mounted
}

it('each receiver that tells somebody has a button, and what was sent can be followed', async () => {
  const test = vi.spyOn(pagesApi, 'test').mockResolvedValue({
    incident: 'inc-1',
    startedAt: '2026-03-01T03:07:00Z',
    endsBy: '2026-03-01T03:17:00Z',
    labels: {},
    receivers: [],
    notTold: [],
    deliveries: [],
  })
  const shown = await rows()
  expect(shown.findAll('button')).toHaveLength(1)
  expect(shown.text()).toContain('desk')
  expect(shown.text()).toContain('signed webhook')
  await shown.get('button').trigger('click')
  await flushPromises()
  expect(test).toHaveBeenCalledWith('pager', 'dana')
  expect(shown.get('[role=status]').text()).toContain('inc-1')
})

it('a refusal is said beside the receiver', async () => {
  vi.spyOn(pagesApi, 'test').mockRejectedValue(
    new ApiProblem('Too many requests', 'there are 6 test pages a minute at most', 429, ''),
  )
  const shown = await rows()
  await shown.get('button').trigger('click')
  await flushPromises()
  expect(shown.get('[role=alert]').text()).toContain('6 test pages a minute')
})
