import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { createHub, liveKey } from '../../live/live'
import { liveBlockResult, logSignatures, slo } from '../../testing/samples'
import LiveBlock from './LiveBlock.vue'

/** Tells each block that is watched whether it is near the screen. */
const watched = new Set<(near: boolean) => void>()
let isNear = true

class Observer {
  readonly #tell: (near: boolean) => void
  constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
    this.#tell = (isIntersecting) => told([{ isIntersecting }])
  }
  observe(): void {
    watched.add(this.#tell)
    this.#tell(isNear)
  }
  disconnect(): void {
    watched.delete(this.#tell)
  }
}

beforeEach(() => {
  isNear = true
  vi.stubGlobal('IntersectionObserver', Observer)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const panels: VueWrapper[] = []
afterEach(() => panels.splice(0).forEach((each) => each.unmount()))

function panel(): VueWrapper {
  const shown = mount(LiveBlock, {
    props: {
      runbook: 'CheckoutErrors',
      block: 2,
      attributes: { live: 'slo' },
      source: 'checkout-availability',
      incident: 'inc-01',
    },
    global: {
      provide: { [liveKey as symbol]: createHub().live },
      stubs: { RouterLink: { template: '<a><slot /></a>' } },
    },
  })
  panels.push(shown)
  return shown
}

it('shows what it asked for, bound to the incident, and asks again', async () => {
  const ask = vi
    .spyOn(api, 'liveBlock')
    .mockResolvedValue(liveBlockResult({ kind: 'slo', slo: slo() }))
  const shown = panel()
  expect(shown.text()).toContain('loading')
  await flushPromises()
  await vi.dynamicImportSettled()
  expect(ask.mock.calls[0]?.slice(0, 3)).toEqual(['CheckoutErrors', 2, 'inc-01'])
  expect(shown.text()).toContain('67.9% left')
  await vi.advanceTimersByTimeAsync(15_000)
  expect(ask).toHaveBeenCalledTimes(2)
  await shown.get('button').trigger('click')
  expect(ask).toHaveBeenCalledTimes(3)
})

it('fails alone, with the query as it was run', async () => {
  vi.spyOn(api, 'liveBlock').mockResolvedValue(
    liveBlockResult({ state: 'failed', problem: 'There is no such promise.', query: 'bound' }),
  )
  const shown = panel()
  await flushPromises()
  expect(shown.text()).toContain('failed')
  expect(shown.text()).toContain('There is no such promise.')
  expect(shown.get('pre').text()).toBe('bound')
})

it('keeps the last answer, and the source where there was none', async () => {
  const ask = vi.spyOn(api, 'liveBlock')
  ask.mockRejectedValueOnce(new ApiProblem('Not ready', '', 503, 'req-9'))
  const shown = panel()
  await flushPromises()
  expect(shown.get('pre').text()).toBe('checkout-availability')
  expect(shown.text()).toContain('req-9')
  ask.mockResolvedValueOnce(liveBlockResult({ kind: 'slo', slo: slo() }))
  await shown.get('button').trigger('click')
  await flushPromises()
  await vi.dynamicImportSettled()
  expect(shown.text()).toContain('67.9% left')
  expect(shown.find('pre').exists()).toBe(false)
})

it('says when the last line matched, not how fresh the store is', async () => {
  vi.spyOn(api, 'liveBlock').mockResolvedValueOnce(
    liveBlockResult({ kind: 'logs', signatures: logSignatures() }),
  )
  const shown = panel()
  await flushPromises()
  await vi.dynamicImportSettled()
  expect(shown.get('header').text()).toContain('last match 3 min ago')
  expect(shown.get('summary').text()).toContain('30×')
})

it('says nothing of a last match where nothing matches', async () => {
  vi.spyOn(api, 'liveBlock').mockResolvedValueOnce(
    liveBlockResult({ kind: 'logs', signatures: logSignatures({ groups: [], matched: 0 }) }),
  )
  const shown = panel()
  await flushPromises()
  expect(shown.get('header').text()).not.toContain('ago')
})

it('asks once for two that show the same, for as long as one of them does', async () => {
  const ask = vi
    .spyOn(api, 'liveBlock')
    .mockResolvedValue(liveBlockResult({ kind: 'slo', slo: slo() }))
  const [first, second] = [panel(), panel()]
  await flushPromises()
  expect(ask).toHaveBeenCalledTimes(1)
  expect(first.text()).toContain('67.9% left')
  expect(second.text()).toContain('67.9% left')
  first.unmount()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(ask).toHaveBeenCalledTimes(2)
  second.unmount()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(2)
  panel()
  await flushPromises()
  expect(ask).toHaveBeenCalledTimes(3)
})

it('asks nothing until it comes near the screen', async () => {
  isNear = false
  const ask = vi
    .spyOn(api, 'liveBlock')
    .mockClear()
    .mockResolvedValue(liveBlockResult({ kind: 'slo', slo: slo() }))
  const shown = panel()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).not.toHaveBeenCalled()
  for (const tell of watched) tell(true)
  await flushPromises()
  expect(ask).toHaveBeenCalledTimes(1)
  expect(shown.text()).toContain('67.9% left')
})
