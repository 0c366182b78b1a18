import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { slosKey } from '../slo/slos'
import { burns, slo, tiers } from '../testing/samples'
import { rowsAtOnceNarrow } from '../ui/list/more'
import SlosPage from './SlosPage.vue'

const blank = { render: () => null }

/** Three of 60 burn; more rows would show nothing else and take their time to be made. */
const slos = Array.from({ length: 60 }, (_, at) =>
  slo({
    name: `p${at}`,
    displayName: `Promise ${at}`,
    ...(at % 20 === 7 && { state: 'burning', firing: tiers[0]!, burn: burns(at, at, at) }),
  }),
)

let page: VueWrapper
let router: Router

async function open(address = '/slo'): Promise<void> {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: blank }],
  })
  await router.push(address)
  page = mount(SlosPage, {
    attachTo: document.body,
    global: {
      plugins: [router],
      provide: {
        [slosKey as symbol]: {
          data: shallowRef({ slos, windowScale: 1 }),
          problem: ref(),
          loading: ref(false),
          reload: async () => undefined,
        },
      },
    },
  })
  await flushPromises()
}
const names = (): string[] => page.findAll('tbody th a').map((each) => each.text())

function narrow(matches: boolean): void {
  vi.spyOn(window, 'matchMedia').mockReturnValue({
    matches,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as MediaQueryList)
}

beforeEach(() => narrow(false))
afterEach(() => page.unmount())

it('shows what needs eyes, the fastest burning first, and folds the rest', async () => {
  await open()
  expect(names()).toHaveLength(10)
  expect(names()[0]).toBe('Promise 47')
  expect(page.get('.more button').text()).toContain('50 hold')
})

it('opens the fold with a key, and the address keeps it', async () => {
  await open()
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'e' }))
  await vi.waitFor(() => expect(names()).toHaveLength(60))
  expect(router.currentRoute.value.query).toEqual({ all: 'yes' })
  expect(page.find('.more').exists()).toBe(false)
})

it('finds what is folded', async () => {
  await open('/slo?q=promise+50')
  expect(names()).toEqual(['Promise 50'])
})

it('shows those of one state a part at a time', async () => {
  narrow(true)
  await open('/slo?state=Holds')
  expect(names()).toHaveLength(rowsAtOnceNarrow)
  await page.get('.more button').trigger('click')
  expect(names()).toHaveLength(2 * rowsAtOnceNarrow)
  expect(document.activeElement?.textContent).toBe(names()[rowsAtOnceNarrow])
})
