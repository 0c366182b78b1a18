import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import TabList from './TabList.vue'
import { measure } from './units'

it('is one stop for the keyboard and moves with arrows, around both ends', async () => {
  const tabs = ['a', 'b', 'c'].map((name) => ({ name, title: name }))
  const shown = mount(TabList, {
    props: {
      label: 'Records',
      tabs,
      modelValue: 'a',
      'onUpdate:modelValue': (name: string) => shown.setProps({ modelValue: name }),
    },
    attachTo: document.body,
  })
  const chosen = () => shown.get('[aria-selected=true]')
  expect(shown.findAll('[tabindex="0"]')).toHaveLength(1)
  await chosen().trigger('keydown', { key: 'ArrowLeft' })
  expect(chosen().text()).toBe('c')
  expect(document.activeElement).toBe(chosen().element)
  await chosen().trigger('keydown', { key: 'ArrowRight' })
  expect(chosen().attributes('aria-controls')).toBe('panel-a')
  await chosen().trigger('keydown', { key: 'End' })
  expect(chosen().text()).toBe('c')
  shown.unmount()
})

it.each([
  [0.0004, 's', '400 \u00b5s'],
  [0.0842, 's', '84.2 ms'],
  [1.204, 's', '1.2 s'],
  [0, 's', '0 ms'],
  [3_670_016, 'By', '3.5 MiB'],
  [0.25, '1', '0.25'],
  [1200, '/s', '1,200 /s'],
])('writes %d %s as %s', (value, unit, text) => expect(measure(value, unit)).toBe(text))
