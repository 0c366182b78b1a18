import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { incidentsKey } from '../alerting/incidents'
import { api } from '../api/client'
import { ApiProblem } from '../api/problem'
import type { Incident, Service, Slo } from '../api/types'
import { createHub, liveKey } from '../live/live'
import type { Resource } from '../live/resource'
import { surroundingsKey } from '../live/surroundings'
import { slosKey } from '../slo/slos'
import { incident, secondsAgo, slo, tiers } from '../testing/samples'
import { reader } from '../ui/reader'
import NowPage from './NowPage.vue'

const openAmount = 55
const name = (at: number): string => `svc${Math.floor(at / 4)}-${at % 4}`
const service = (at: number): string => `svc${Math.floor(at / 4)}`

/** 200 promises of 50 services; 55 of them page since the same minute, those of 24 need the hosts. */
const slos: Slo[] = Array.from({ length: 200 }, (_, at) =>
  slo({
    name: name(at),
    displayName: name(at),
    service: service(at),
    ...(at < openAmount && { state: 'burning', firing: tiers[0]! }),
  }),
)
const incidents: Incident[] = Array.from({ length: openAmount }, (_, at) =>
  incident({
    id: `inc-${at}`,
    slo: name(at),
    service: service(at),
    summary: `${name(at)} burns`,
    beganAt: secondsAgo(400 + (at % 30)),
  }),
)
const services = Array.from({ length: 50 }, (_, at) => ({
  name: `svc${at}`,
  owner: 'team',
  description: '',
  dependencies: at < 6 ? ['hosts'] : [],
  load: { utilisation: null, capacity: null, perSecond: null, errorShare: null, unitOfLoad: '' },
})) as unknown as Service[]

const known = <T>(value: T): Resource<T> => ({
  data: shallowRef(value),
  problem: ref(),
  loading: ref(false),
  reload: vi.fn(async () => undefined),
})

function wide(is: boolean): void {
  vi.spyOn(window, 'matchMedia').mockReturnValue({
    matches: !is,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as MediaQueryList)
}

let page: VueWrapper
let open: Resource<Incident[]>
let router: ReturnType<typeof createRouter>
const blank = { template: '<i />' }

async function now(address = '/'): Promise<VueWrapper> {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: blank }],
  })
  await router.push(address)
  page = mount(NowPage, {
    attachTo: document.body,
    global: {
      plugins: [router],
      stubs: { ServiceRows: blank, DemoNotice: blank, PageBudgetLine: blank },
      provide: {
        [liveKey as symbol]: createHub().live,
        [incidentsKey as symbol]: open,
        [slosKey as symbol]: known({ slos, windowScale: 1 }),
        [surroundingsKey as symbol]: known({}),
      },
    },
  })
  await flushPromises()
  return page
}

const heads = (): string[] => page.findAll('.group .line strong').map((each) => each.text())
const links = (): string[] => page.findAll('.counted a, .rest a').map((each) => each.text())

beforeEach(() => {
  wide(true)
  open = known(incidents)
  vi.spyOn(api, 'services').mockResolvedValue(services)
})
afterEach(() => {
  page.unmount()
  reader.value = ''
})

it('200 promises and 55 open incidents are a few rows and counts', async () => {
  await now()
  expect(page.findAll('.entries > *')).toHaveLength(8)
  expect(heads()[0]).toMatch(/^24 promises since /)
  expect(page.get('.group .secondary').text()).toBe('shared: hosts, 6 services')
  expect(page.get('.rest button').text()).toBe('3 more open')
  expect(page.findAll('tbody tr')).toHaveLength(14)
  expect(links()).toEqual([
    'All open incidents',
    '41 more page',
    '145 hold',
    'All promises',
    '42 more services',
  ])
})

it('a phone has fewer rows and the same counts', async () => {
  wide(false)
  await now()
  expect(page.findAll('.entries > *')).toHaveLength(5)
  expect(page.get('.rest button').text()).toBe('15 more open')
  expect(page.findAll('tbody tr')).toHaveLength(5)
  expect(links()).toContain('145 hold')
})

it('shows the rest of the open ones when asked', async () => {
  await now()
  await page.get('.rest button').trigger('click')
  expect(page.findAll('.entries > *')).toHaveLength(9)
  expect(page.find('.rest button').exists()).toBe(false)
})

it('filters all three lists by what the address says, and says so where nothing is left', async () => {
  await now('/?q=svc7')
  expect(page.findAll('tbody tr')).toHaveLength(4)
  expect(heads()).toHaveLength(1)
  await router.push('/?q=nothing')
  await flushPromises()
  expect(page.findAll('tbody tr')).toHaveLength(0)
  expect(page.findAll('.quiet').map((each) => each.text())).toEqual([
    'None of 55 open incidents matches “nothing”.',
    'None of 200 promises matches “nothing”.',
    'No service matches “nothing”.',
  ])
})

it('takes a whole group by one press, says who has it and which were refused', async () => {
  reader.value = 'Ada'
  // Each one taken draws the page anew.
  open = known(incidents.slice(0, 6))
  const acknowledge = vi.spyOn(api, 'acknowledge').mockImplementation(async (id) => {
    if (id === 'inc-3') throw new ApiProblem('Too much at once', '', 429, 'req-1')
    // As the stream tells it meanwhile: the group falls apart under the hand that takes it.
    open.data.value = open.data.value!.map((each) =>
      each.id === id ? { ...each, state: 'acknowledged' } : each,
    )
    await flushPromises()
    return incident({ id })
  })
  await now()
  await page.get('.group form').trigger('submit')
  await vi.waitUntil(() => page.findAll('.told').length === 2)
  expect(acknowledge).toHaveBeenCalledTimes(6)
  const told = page.findAll('.told').map((each) => each.text())
  expect(told[0]).toBe('5 acknowledged by Ada')
  expect(told[1]).toContain('svc0-3: Too much at once')
})

it('asks for the name before it takes anything', async () => {
  const acknowledge = vi.spyOn(api, 'acknowledge').mockResolvedValue(incident())
  acknowledge.mockClear()
  open = known(incidents.slice(0, 6))
  await now()
  await page.get('.group form').trigger('submit')
  expect(acknowledge).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(page.get('.group input').element)
})
