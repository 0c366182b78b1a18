import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { shortcuts } from '../keys'
import FilterField from './FilterField.vue'

let shown: VueWrapper
afterEach(() => shown.unmount())

const field = () =>
  (shown = mount(FilterField, { props: { modelValue: 'checkout' }, attachTo: document.body }))

it('a slash leads into it, Escape out of it, and what was typed stays', async () => {
  const input = field().get('input')
  ;[...shortcuts].findLast(({ key }) => key === '/')!.run()
  expect(document.activeElement).toBe(input.element)
  await input.trigger('keydown', { key: 'Escape' })
  expect(document.activeElement).not.toBe(input.element)
  expect(input.element.value).toBe('checkout')
})

it('where letters would ask the server, tells when it is done', async () => {
  shown = mount(FilterField, { props: { modelValue: '', modelModifiers: { lazy: true } } })
  const input = shown.get('input')
  input.element.value = 'check'
  await input.trigger('input')
  expect(shown.emitted('update:modelValue')).toBeUndefined()
  await input.trigger('change')
  expect(shown.emitted('update:modelValue')).toEqual([['check']])
})

it('tells each letter', async () => {
  field()
  await shown.get('input').setValue('check')
  expect(shown.emitted('update:modelValue')).toEqual([['check']])
})
