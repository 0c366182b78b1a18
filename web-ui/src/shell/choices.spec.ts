import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, ref, type ComputedRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { incidentsKey } from '../alerting/incidents'
import type { Resource } from '../live/resource'
import { surroundingsKey } from '../live/surroundings'
import { slosKey } from '../slo/slos'
import { incident } from '../testing/samples'
import { useChoices, type Choice } from './choices'

const known = <T>(data: T): Resource<T> => ({
  data: ref(data) as Resource<T>['data'],
  problem: ref(),
  loading: ref(false),
  reload: () => Promise.resolve(),
})

it('offers what is broken before everything else', () => {
  let all!: ComputedRef<Choice[]>
  const empty = { render: () => null }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: empty }],
  })
  const open = incident({ summary: 'checkout: broken' })
  const over = incident({ id: 'inc-02', state: 'resolved', summary: 'search: over' })
  mount(
    defineComponent({
      setup() {
        all = useChoices(() => undefined).all
        return () => null
      },
    }),
    {
      global: {
        plugins: [router],
        provide: {
          [incidentsKey as symbol]: known([over, open]),
          [slosKey as symbol]: known(undefined),
          [surroundingsKey as symbol]: known(undefined),
        },
      },
    },
  )
  expect(all.value.slice(0, 2).map(({ label }) => label)).toEqual(['checkout: broken', 'Now'])
  expect(all.value.map(({ label }) => label)).not.toContain('search: over')
})
