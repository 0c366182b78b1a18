import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { createHub, liveKey } from '../../live/live'
import { liveBlockResult, logSignatures, slo } from '../../testing/samples'
import LiveBlock from './LiveBlock.vue'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

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
  expect(ask).toHaveBeenCalledTimes(3)
})
