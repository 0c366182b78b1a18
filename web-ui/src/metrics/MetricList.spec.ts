import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { api } from '../api/client'
import { createHub, liveKey } from '../live/live'
import { heldMetric } from '../testing/metrics'
import MetricList from './MetricList.vue'

beforeEach(() => vi.useFakeTimers())
let last: VueWrapper | undefined
afterEach(() => {
  last?.unmount()
  vi.useRealTimers()
})

const metrics = Array.from({ length: 250 }, (_, at) =>
  heldMetric({ name: `load_${at}`, help: at === 7 ? 'The <b>seventh</b>' : '' }),
)
const answering = (total: number) =>
  vi.spyOn(api, 'heldMetrics').mockResolvedValue({ metrics, total })

async function list(address: string): Promise<{ shown: VueWrapper; router: Router }> {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)*', component: MetricList }],
  })
  await router.push(address)
  const shown = (last = mount(MetricList, {
    global: { plugins: [router], provide: { [liveKey as symbol]: createHub().live } },
  }))
  await flushPromises()
  return { shown, router }
}

it('lists so many, says of how many, and leads to each with the rest of the address', async () => {
  answering(250)
  const { shown } = await list('/metrics-explorer?from=now-6h')
  expect(shown.findAll('tbody tr')).toHaveLength(200)
  expect(shown.get('[role=status]').text()).toBe('First 200 of 250, narrow the filter')
  expect(shown.get('tbody a').attributes('href')).toBe(
    '/metrics-explorer?from=now-6h&metric=load_0',
  )
})

it('filters what it has without asking again, and writes the address once', async () => {
  const ask = answering(250)
  const { shown, router } = await list('/metrics-explorer')
  const replace = vi.spyOn(router, 'replace')
  const input = shown.get('input')
  for (const text of ['s', 'se', 'SEVENTH']) await input.setValue(text)
  await vi.advanceTimersByTimeAsync(300)
  expect(shown.findAll('tbody tr')).toHaveLength(1)
  expect(shown.text()).toContain('The <b>seventh</b>')
  expect(shown.get('[role=status]').text()).toBe('1 metric')
  expect(replace).toHaveBeenCalledTimes(1)
  expect(router.currentRoute.value.query.filter).toBe('SEVENTH')
  expect(ask).toHaveBeenCalledTimes(1)
})

it('lets the server filter where it does not have all, once for a word', async () => {
  const ask = answering(1_234)
  const { shown } = await list('/metrics-explorer')
  expect(shown.get('[role=status]').text()).toBe('First 200 of 1,234, narrow the filter')
  for (const text of ['l', 'lo', 'load']) await shown.get('input').setValue(text)
  await vi.advanceTimersByTimeAsync(300)
  await flushPromises()
  expect(ask.mock.calls.map(([query]) => query.text)).toEqual([undefined, 'load'])
})

it('says which nothing it is', async () => {
  vi.spyOn(api, 'heldMetrics').mockResolvedValue({ metrics: [], total: 0 })
  expect((await list('/metrics-explorer')).shown.text()).toContain('No metric yet')
  last?.unmount()
  answering(250)
  const { shown } = await list('/metrics-explorer?filter=elsewhere')
  expect(shown.text()).toContain('No metric matches')
})
