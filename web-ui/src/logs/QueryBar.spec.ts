import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import QueryBar from './QueryBar.vue'
import { recentQueries, remember } from './recent'

const bar = (query: string, problem?: { column: number; message: string }) =>
  mount(QueryBar, { props: { modelValue: query, problem } })

beforeEach(() => {
  recentQueries.value = []
})

it('points at the column that the server names', () => {
  const mounted = bar('level:', { column: 7, message: 'a value is missing' })
  expect(mounted.get('.caret').element.textContent).toBe(`${' '.repeat(6)}^`)
  expect(mounted.get('[role=alert]').text()).toContain('column 7: a value is missing')
  expect(mounted.get('input').attributes('aria-invalid')).toBe('true')
})

it('asks when it is sent, not while it is typed', async () => {
  const mounted = bar('')
  await mounted.get('input').setValue(' level:error ')
  expect(mounted.emitted('update:modelValue')).toBeUndefined()
  await mounted.get('form').trigger('submit')
  expect(mounted.emitted('update:modelValue')).toEqual([['level:error']])
})

it('offers the latest queries, each once and as text', () => {
  const evil = '<img src=x onerror=alert(1)>'
  remember('level:error')
  remember(evil)
  remember('level:error')
  remember('')
  const mounted = bar('')
  const offered = mounted.findAll('datalist option').map((each) => each.attributes('value'))
  expect(offered).toEqual(['level:error', evil])
  expect(mounted.find('img').exists()).toBe(false)
})

it('is left by Escape with the query that is shown', async () => {
  const mounted = mount(QueryBar, {
    props: { modelValue: 'level:error', problem: undefined },
    attachTo: document.body,
  })
  const field = mounted.get('input')
  field.element.focus()
  await field.setValue('level:err')
  await field.trigger('keydown', { key: 'Escape' })
  expect(field.element.value).toBe('level:error')
  expect(document.activeElement).not.toBe(field.element)
  expect(mounted.emitted('leave')).toHaveLength(1)
  mounted.unmount()
})
