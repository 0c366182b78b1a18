import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { DrillReport, DrillRun } from '../api/types'
import { zone } from '../time/zone'
import LastDrills from './LastDrills.vue'

const passed: DrillRun = {
  id: 'k3',
  schedule: 'weekly',
  service: 'checkout',
  slo: 'checkout-latency',
  by: 'schedule weekly',
  startedAt: '2026-03-03T09:00:00Z',
  endedAt: '2026-03-03T09:02:00Z',
  incident: 'inc-1',
  result: 'passed',
  missed: null,
  reason: '',
  pagedMillis: 52_140,
  legs: [],
}
const due = '2026-03-10T09:00:00Z'

function table(report: DrillReport[], ofOne = false) {
  zone.value = 'utc'
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }],
  })
  return mount(LastDrills, { props: { report, ofOne }, global: { plugins: [router] } })
}

it('each service has its last drill, what came of it, and the next', () => {
  const shown = table([
    { service: 'checkout', schedule: 'weekly', last: passed, nextAt: due },
    { service: 'stock', schedule: '', last: null, nextAt: null },
  ])
  const [first, second] = shown.findAll('tbody tr')
  expect(first!.text()).toContain('52.1 s')
  expect(first!.text()).toContain('Passed')
  expect(first!.findAll('time').map((each) => each.attributes('datetime'))).toEqual([
    '2026-03-03T09:00:00.000Z',
    '2026-03-10T09:00:00.000Z',
  ])
  expect(first!.findAll('a').map((each) => each.attributes('href'))).toEqual([
    '/services/checkout',
    '/i/inc-1',
  ])
  expect(second!.text()).toContain('Never')
  expect(second!.findAll('time')).toHaveLength(0)
})

it('one that was due and did not begin leads nowhere and says why', () => {
  const reason = 'It was due and could not begin within 1h: the disk is full.'
  const last: DrillRun = { ...passed, incident: null, result: 'failed', pagedMillis: null, reason }
  const shown = table([{ service: 'checkout', schedule: 'weekly', last, nextAt: due }])
  expect(shown.text()).toContain(`Failed. ${reason}`)
  expect(shown.findAll('td a')).toHaveLength(0)
})

it('of one service it is not named, and the schedule heads the row', () => {
  const shown = table(
    [{ service: 'checkout', schedule: 'weekly', last: passed, nextAt: due }],
    true,
  )
  expect(shown.get('tbody th').text()).toBe('weekly')
  expect(shown.text()).not.toContain('checkout')
})

it('on a phone each cell stands behind the name of its column', () => {
  const shown = table([{ service: 'checkout', schedule: 'weekly', last: passed, nextAt: due }])
  expect(shown.findAll('tbody tr > *').map((each) => each.attributes('data-label'))).toEqual(
    shown.findAll('thead th').map((each) => each.text()),
  )
})
