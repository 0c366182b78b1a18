import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { computed, nextTick, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import RunbookBody from './RunbookBody.vue'
import { createHub, liveKey } from '../live/live'
import { runbook } from '../testing/samples'
import { overdue, reviewOf } from './review'
import type { StepMarks } from './stepMarks'

const page = { template: '<p />' }
const panel = {
  name: 'LiveBlock',
  props: ['runbook', 'block', 'source', 'attributes', 'incident'],
  template: '<i />',
}

async function body(
  html: string,
  path = '/',
  more: Partial<InstanceType<typeof RunbookBody>['$props']> = {},
) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)*', component: page }],
  })
  await router.push(path)
  return {
    router,
    shown: mount(RunbookBody, {
      props: { html, ...more },
      attachTo: document.body,
      global: {
        plugins: [router],
        provide: { [liveKey as symbol]: createHub().live },
        stubs: { LiveBlock: panel },
      },
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

const steps = (done: boolean): StepMarks => ({
  marks: computed(() => [{ step: 1, done, by: 'Ada', time: '2026-11-22T14:05:00Z' }]),
  problem: ref(undefined),
  busy: ref(new Set<number>()),
  mark: vi.fn(async () => undefined),
})
const tasks = '<ul><li class="task"><p>One</p></li><li class="task">Two <code>x</code></li></ul>'

it('lets each step be ticked, and says by whom it was', async () => {
  const marks = steps(true)
  const { shown } = await body(tasks, '/', { steps: marks })
  await nextTick()
  const boxes = [
    ...(shown.element as HTMLElement).querySelectorAll<HTMLInputElement>('input[type=checkbox]'),
  ]
  expect(boxes.map(({ checked }) => checked)).toEqual([false, true])
  expect(shown.element.textContent).toContain('done by Ada')
  boxes[0]!.click()
  expect(marks.mark).toHaveBeenCalledWith(0, true, 'One')
  shown.unmount()
})

it('puts a live panel where its block stands, and leaves other code alone', async () => {
  const html = '<pre data-live="0"><code>up</code></pre><pre><code>ls</code></pre>'
  const page = runbook({
    html,
    liveBlocks: [{ language: 'promql', attributes: { live: 'value' }, source: 'up' }],
  })
  const { shown } = await body(html, '/', { live: { runbook: page, incident: 'inc-01' } })
  await nextTick()
  expect(
    shown.findAllComponents({ name: 'LiveBlock' }).map((panel) => panel.props()),
  ).toMatchObject([
    { runbook: page.id, block: 0, source: 'up', attributes: { live: 'value' }, incident: 'inc-01' },
  ])
  expect(shown.element.querySelectorAll('pre')).toHaveLength(1)
  shown.unmount()
})

it('says when a review is stale', () => {
  const now = Date.parse('2026-11-22T00:00:00Z')
  expect(reviewOf({ reviewed: '2026-11-01', reviewEvery: '180d' }, now)).toEqual({
    late: false,
    words: 'reviewed 2026-11-01',
  })
  expect(reviewOf({ reviewed: '2026-02-01', reviewEvery: '180d' }, now)).toEqual({
    late: true,
    words: 'stale: reviewed 2026-02-01, due every 180 d',
  })
  expect(reviewOf({ reviewed: null, reviewEvery: '180d' }, now).words).toBe('never reviewed')
})

it('knows when a review is overdue', () => {
  const now = Date.parse('2026-11-22T00:00:00Z')
  expect(overdue({ reviewed: '2026-05-26', reviewEvery: '180d' }, now)).toBe(false)
  expect(overdue({ reviewed: '2026-05-25', reviewEvery: '180d' }, now)).toBe(true)
  expect(overdue({ reviewed: null, reviewEvery: '180d' }, now)).toBe(false)
  expect(overdue({ reviewed: '2020-01-01', reviewEvery: null }, now)).toBe(false)
})
