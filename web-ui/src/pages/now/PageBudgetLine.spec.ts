import { flushPromises, mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { pagesApi } from '../../api/pages'
import { ApiProblem } from '../../api/problem'
import { createHub, liveKey } from '../../live/live'
import { pageReport } from '../../testing/pages'
import PageBudgetLine from './PageBudgetLine.vue'

let line: VueWrapper

async function shown(includes: (service: string) => boolean): Promise<VueWrapper> {
  line = mount(PageBudgetLine, {
    props: { includes },
    global: {
      stubs: { RouterLink: RouterLinkStub },
      provide: { [liveKey as symbol]: createHub().live },
    },
  })
  await flushPromises()
  return line
}

afterEach(() => {
  line.unmount()
  vi.restoreAllMocks()
})

it('says who is over the page budget, and leads to the pages', async () => {
  const asked = vi.spyOn(pagesApi, 'report').mockResolvedValue(pageReport())
  await shown(() => true)
  expect(line.text()).toBe('checkout was over its page budget last week. Pages by week')
  expect(line.getComponent(RouterLinkStub).props('to')).toBe('/pages')
  expect(asked.mock.calls[0]![0]).toBe(2)
})

it('says nothing of services that are not looked at', async () => {
  vi.spyOn(pagesApi, 'report').mockResolvedValue(pageReport())
  expect((await shown((service) => service !== 'checkout')).find('p').exists()).toBe(false)
})

it('says nothing while it is not known', async () => {
  vi.spyOn(pagesApi, 'report').mockRejectedValue(
    new ApiProblem('Too much at once', '', 429, 'req-1'),
  )
  expect((await shown(() => true)).find('p').exists()).toBe(false)
})
