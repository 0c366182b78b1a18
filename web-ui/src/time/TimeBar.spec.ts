import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Resource } from '../live/resource'
import { surroundingsKey, type Surroundings } from '../live/surroundings'
import { secondsAgo, sampleNow, system } from '../testing/samples'
import TimeBar from './TimeBar.vue'

afterEach(() => vi.useRealTimers())

async function bar(address = '/?q=x') {
  vi.useFakeTimers({ now: sampleNow, toFake: ['Date'] })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { render: () => null } }],
  })
  await router.push(address)
  const data = shallowRef<Surroundings>()
  const surroundings: Resource<Surroundings> = {
    data,
    problem: ref(),
    loading: ref(false),
    reload: () => Promise.resolve(),
  }
  const shown = mount(TimeBar, {
    global: { plugins: [router], provide: { [surroundingsKey as symbol]: surroundings } },
  })
  const presets = () => shown.findAll('.presets button')
  return { shown, router, data, presets }
}

it('offers all the time that metrics are kept for, once the server said it', async () => {
  const { router, data, presets } = await bar()
  expect(presets().map((preset) => preset.text())).toEqual(['15m', '1h', '6h', '24h'])
  const metricsWindowStart = secondsAgo(2 * 86_400 + 0.3)
  data.value = { system: system({ metricsWindowStart }), faults: [] }
  await vi.waitFor(() => expect(presets()).toHaveLength(5))
  const all = presets()[4]!
  expect(all.text()).toBe('2d')
  expect(all.attributes('aria-pressed')).toBe('false')
  await all.trigger('click')
  await vi.waitFor(() => expect(all.attributes('aria-pressed')).toBe('true'))
  expect(router.currentRoute.value.query).toEqual({ q: 'x', from: 'now-2d', to: 'now' })
})

it('what is kept stays the same while nothing new is known about it', async () => {
  const { data, presets } = await bar()
  const known = system({ metricsWindowStart: secondsAgo(3_600) })
  data.value = { system: known, faults: [] }
  await vi.waitFor(() => expect(presets()[4]?.attributes('title')).toContain(': 1h'))
  vi.setSystemTime(sampleNow + 600_000)
  data.value = { system: { ...known }, faults: [] }
  await Promise.resolve()
  expect(presets()[4]?.attributes('title')).toMatch(/: 1h$/)
})

it('says what it shows where the address holds no time, and marks the end', async () => {
  const { shown, router } = await bar('/?from=bogus&to=now')
  expect(shown.get('[role=alert]').text()).toContain('is not a time; showing the last hour')
  const [from, to] = shown.findAll('input')
  expect(from!.attributes('aria-invalid')).toBe('true')
  expect(to!.attributes('aria-invalid')).toBe('false')
  await router.push('/?from=now-6h&to=now')
  await vi.waitFor(() => expect(shown.find('[role=alert]').exists()).toBe(false))
})
