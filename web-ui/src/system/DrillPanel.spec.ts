import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { pagesApi } from '../api/pages'
import { ApiProblem } from '../api/problem'
import type { DrillReport, DrillRun } from '../api/types'
import { createHub, liveKey } from '../live/live'
import { reader } from '../ui/reader'
import DrillPanel from './DrillPanel.vue'

const late: DrillRun = {
  id: 'k3',
  schedule: '',
  service: 'checkout',
  slo: 'checkout-latency',
  by: 'dana',
  startedAt: '2026-03-01T03:07:00Z',
  endedAt: '2026-03-01T03:20:00Z',
  incident: 'inc-1',
  result: 'failed',
  missed: 'alert',
  reason: 'The tier did not fire in time.',
  pagedMillis: 90_000,
  legs: [
    { leg: 'durable', tookMillis: 7, expectedMillis: 0, limitMillis: 10_000, late: false },
    { leg: 'alert', tookMillis: 90_000, expectedMillis: 51_840, limitMillis: 71_840, late: true },
  ],
}

beforeEach(() => {
  reader.value = 'dana'
})
afterEach(() => vi.restoreAllMocks())

async function panel(runs: DrillRun[], report: DrillReport[] = []) {
  vi.spyOn(pagesApi, 'drillsOf').mockResolvedValue({ report, drills: [], next: null, runs })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }],
  })
  const mounted = mount(DrillPanel, {
    props: { service: 'checkout' },
    global: { plugins: [router], provide: { [liveKey as symbol]: createHub().live } },
  })
  await flushPromises()
  return mounted
}

it('each leg stands beside theory, and what was late is marked', async () => {
  const shown = await panel([late])
  expect(shown.text()).toContain('1m 30s of 51.8 s late')
  expect(shown.text()).toContain('Failed at ‘alert’. The tier did not fire in time.')
  expect(shown.get('th a').attributes('href')).toBe('/i/inc-1')
  expect(shown.findAll('.late')).toHaveLength(1)
  expect(shown.findAll('tbody tr > *').map((each) => each.attributes('data-label'))).toEqual(
    shown.findAll('thead th').map((each) => each.text()),
  )
})

it('the last drill and the next are above what each leg took', async () => {
  const shown = await panel(
    [late],
    [{ service: 'checkout', schedule: 'weekly', last: late, nextAt: '2026-03-10T09:00:00Z' }],
  )
  const [last, runs] = shown.findAll('table')
  expect(last!.get('tbody th').text()).toBe('weekly')
  expect(last!.findAll('time').at(-1)?.attributes('datetime')).toBe('2026-03-10T09:00:00.000Z')
  expect(runs!.text()).toContain('1m 30s of 51.8 s')
})

it('a drill is begun in the name of who reads', async () => {
  const drill = vi.spyOn(pagesApi, 'drill').mockResolvedValue({ ...late, result: 'running' })
  const shown = await panel([])
  expect(shown.text()).toContain('None was run yet.')
  await shown.get('button').trigger('click')
  await flushPromises()
  expect(drill).toHaveBeenCalledWith('checkout', 'dana')
})

it('why it cannot be begun is said', async () => {
  vi.spyOn(pagesApi, 'drill').mockRejectedValue(
    new ApiProblem('Too many requests', 'one runs at a time', 429, ''),
  )
  const shown = await panel([])
  await shown.get('button').trigger('click')
  await flushPromises()
  expect(shown.get('[role=alert]').text()).toBe('Not started: one runs at a time')
})
