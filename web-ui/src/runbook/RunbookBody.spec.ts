import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import RunbookBody from './RunbookBody.vue'
import { overdue } from './review'

const page = { template: '<p />' }

async function body(html: string, path = '/') {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)*', component: page }],
  })
  await router.push(path)
  return {
    router,
    shown: mount(RunbookBody, {
      props: { html },
      attachTo: document.body,
      global: { plugins: [router] },
    }),
  }
}

afterEach(() => vi.unstubAllGlobals())

it('gives each code block one button, also after the text changed', async () => {
  const { shown } = await body('<pre><code>one</code></pre><pre><code>two</code></pre>')
  expect(shown.findAll('button')).toHaveLength(2)
  await shown.setProps({ html: '<pre><code>three</code></pre>' })
  expect(shown.findAll('button')).toHaveLength(1)
  shown.unmount()
})

it("copies the command without the button's own word", async () => {
  const writeText = vi.fn(async () => undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  const { shown } = await body('<pre><code>deployctl rollback checkout\n</code></pre>')
  await shown.get('button').trigger('click')
  await flushPromises()
  expect(writeText).toHaveBeenCalledWith('deployctl rollback checkout')
  expect(shown.get('button').text()).toBe('Copied')
  shown.unmount()
})

it('follows links to our own pages without a page load, and leaves the others', async () => {
  const { router, shown } = await body(
    '<a id="own" href="/runbooks/Other#fix">o</a><a id="far" href="https://example.org/">f</a>',
  )
  await shown.get('#own').trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/runbooks/Other#fix')
  const click = new MouseEvent('click', { bubbles: true, cancelable: true })
  shown.element.addEventListener('click', (event: Event) => {
    expect(event.defaultPrevented).toBe(false)
    event.preventDefault()
  })
  shown.get('#far').element.dispatchEvent(click)
  shown.unmount()
})

it('goes to the heading the address names, also within the page', async () => {
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView')
  const { router, shown } = await body('<h2 id="one">1</h2><h2 id="two">2</h2>', '/runbooks/x#one')
  expect(scroll.mock.contexts).toEqual([shown.get('#one').element])
  await router.push('/runbooks/x#two')
  expect(scroll.mock.contexts[1]).toBe(shown.get('#two').element)
  shown.unmount()
})

it('knows when a review is overdue', () => {
  const now = Date.parse('2026-11-22T00:00:00Z')
  expect(overdue({ reviewed: '2026-05-26', reviewEvery: '180d' }, now)).toBe(false)
  expect(overdue({ reviewed: '2026-05-25', reviewEvery: '180d' }, now)).toBe(true)
  expect(overdue({ reviewed: null, reviewEvery: '180d' }, now)).toBe(false)
  expect(overdue({ reviewed: '2020-01-01', reviewEvery: null }, now)).toBe(false)
})
