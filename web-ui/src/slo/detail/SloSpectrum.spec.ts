import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { api } from '../../api/client'
import type { Percentiles } from '../../api/types'
import { createHub, liveKey } from '../../live/live'
import { surroundingsKey } from '../../live/surroundings'
import { sampleNow, secondsAgo, slo, system } from '../../testing/samples'
import SloSpectrum from './SloSpectrum.vue'

const hourSeconds = 3_600
const quarter = 900_000
const distribution = slo().indicator.distribution!

let shown: VueWrapper | undefined
afterEach(() => shown?.unmount())

function answer(count: number): Percentiles {
  const values = [0.5, 0.9, 0.99].map((q) => ({ q, value: q / 10, low: 0, high: q }))
  const point = { from: '', to: '', count, overflow: 0, values }
  return { unit: 's', points: count ? [point] : [] } as unknown as Percentiles
}

async function spectrumAt(address: string, keptSeconds: number): Promise<Router> {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { render: () => null } }],
  })
  await router.push(address)
  const kept = system({ metricsWindowStart: secondsAgo(keptSeconds) })
  shown = mount(SloSpectrum, {
    props: { distribution, events: 'orders', from: sampleNow - quarter, to: sampleNow },
    global: {
      plugins: [router],
      provide: {
        [liveKey as symbol]: createHub().live,
        [surroundingsKey as symbol]: { data: ref({ system: kept, faults: [] }) },
      },
    },
  })
  await flushPromises()
  return router
}
const options = (): string[] => shown!.findAll('option').map((each) => each.text())

it('compares with the stretch just before, and with what is chosen, which the address keeps', async () => {
  const ask = vi.spyOn(api, 'percentilesBetween').mockResolvedValue(answer(1_000))
  const router = await spectrumAt('/?ticket=7', 48 * hourSeconds)
  expect(options()).toEqual(['the 15 min before', 'an hour before', 'a day before'])
  expect(ask.mock.lastCall?.slice(1, 3)).toEqual([sampleNow - 2 * quarter, sampleNow - quarter])
  expect(shown!.get('.key').text()).toContain('the 15 min before')

  await shown!.get('select').setValue('1h')
  await vi.waitFor(() => expect(router.currentRoute.value.query.cmp).toBe('1h'))
  await flushPromises()
  expect(router.currentRoute.value.query.ticket).toBe('7')
  expect(ask.mock.lastCall?.slice(1, 3)).toEqual([
    sampleNow - quarter - hourSeconds * 1_000,
    sampleNow - hourSeconds * 1_000,
  ])
  expect(shown!.get('.key').text()).toContain('an hour before')
})

it('takes what the address says, and says where nothing is kept of it', async () => {
  vi.spyOn(api, 'percentilesBetween').mockImplementation((_of, from) =>
    Promise.resolve(answer(from < sampleNow - quarter ? 0 : 1_000)),
  )
  await spectrumAt('/?cmp=1w', 48 * hourSeconds)
  expect(shown!.get('select').element.value).toBe('1w')
  expect(shown!.text()).toContain('Nothing was observed from')
  expect(shown!.text()).toContain('Metrics are kept since')
  expect(shown!.get('.key').text()).toBe('now')
})

it('a distance that cannot be read is the default', async () => {
  vi.spyOn(api, 'percentilesBetween').mockResolvedValue(answer(1_000))
  await spectrumAt('/?cmp=soon', hourSeconds)
  expect(shown!.get('select').element.value).toBe('')
  expect(options()).toEqual(['the 15 min before'])
})
