import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import FilterField from './FilterField.vue'

enableAutoUnmount(afterEach)

const field = () =>
  mount(FilterField, { props: { modelValue: 'checkout' }, attachTo: document.body })

it('a slash leads into it, Escape out of it, and what was typed stays', async () => {
  const input = field().get('input')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: '/' }))
  expect(document.activeElement).toBe(input.element)
  await input.trigger('keydown', { key: 'Escape' })
  expect(document.activeElement).not.toBe(input.element)
  expect(input.element.value).toBe('checkout')
})

it('tells each letter', async () => {
  const shown = field()
  await shown.get('input').setValue('check')
  expect(shown.emitted('update:modelValue')).toEqual([['check']])
})
