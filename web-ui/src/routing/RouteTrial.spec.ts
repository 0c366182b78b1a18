import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Routes } from '../api/types'
import { routes } from '../testing/routes'
import RouteTrial from './RouteTrial.vue'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }],
})
const trial = (modelValue: string, answered: Routes | undefined) =>
  mount(RouteTrial, { props: { modelValue, routes: answered }, global: { plugins: [router] } })

it('asks with the labels as they are written, without quotes and empty lines', async () => {
  const shown = trial('', undefined)
  await shown.get('textarea').setValue('severity="page"\n\nteam=a,b\n')
  await shown.get('form').trigger('submit')
  expect(shown.emitted('update:modelValue')).toEqual([['severity=page\nteam=a,b']])
})

it('takes several labels on one line, and leaves a comma in a value', async () => {
  const shown = trial('', undefined)
  await shown.get('textarea').setValue('severity=page,zones=a,b, team=x')
  await shown.get('form').trigger('submit')
  expect(shown.emitted('update:modelValue')).toEqual([['severity=page\nzones=a,b\nteam=x']])
})

it('says who is in shadow, once', () => {
  const pager = { receiver: 'pager', inShadow: true, groupLabels: {}, muted: null }
  const shown = trial(
    'severity=page',
    routes({
      taken: [
        { ...pager, node: 1 },
        { ...pager, node: 0 },
      ],
    }),
  )
  expect(shown.text().match(/pager is told nothing: it is in shadow/g)).toHaveLength(1)
})

it('names the first line that is no label, and asks nothing', async () => {
  const shown = trial('', undefined)
  await shown.get('textarea').setValue('severity=page\ncheckout')
  await shown.get('form').trigger('submit')
  expect(shown.get('[role=alert]').text()).toContain('checkout is no label')
  expect(shown.emitted('update:modelValue')).toBeUndefined()
})

it('says who is told, who is on call and what holds it back', () => {
  const answered = routes({
    taken: [
      {
        receiver: 'pager',
        inShadow: false,
        groupLabels: {},
        muted: 'within the time interval nights',
        node: 1,
      },
      { receiver: 'pager', inShadow: false, groupLabels: {}, muted: null, node: 0 },
    ],
    outlook: {
      inhibitedBy: 'inc-7',
      silenced: null,
      onCall: [{ calendar: 'payments', people: ['ada'], fetchedAt: null, problem: null }],
    },
  })
  const shown = trial('severity=page', answered)
  expect(shown.text()).toContain('Told to pager.')
  expect(shown.text()).toContain('it is within the time interval nights')
  expect(shown.get('a').attributes('href')).toBe('/i/inc-7')
  expect(shown.text()).toContain('On call: ada (payments)')
})

it('says nothing before labels are asked for, and clears them', async () => {
  expect(trial('', routes()).get('[data-testid=trial]').text()).toBe('')
  const shown = trial('severity=page', undefined)
  expect(shown.get('[data-testid=trial]').text()).toBe('')
  await shown.get('button[type=button]').trigger('click')
  expect(shown.emitted('update:modelValue')).toEqual([['']])
})
