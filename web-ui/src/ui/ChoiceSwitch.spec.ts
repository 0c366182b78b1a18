import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import ChoiceSwitch from './ChoiceSwitch.vue'

it('is a group of radio buttons of which one is chosen', async () => {
  const shown = mount(ChoiceSwitch, {
    props: {
      label: 'Show',
      modelValue: 'a',
      choices: [
        { name: 'a', title: 'Grouped' },
        { name: 'b', title: 'Lines' },
      ],
    },
  })
  const inputs = shown.findAll<HTMLInputElement>('input[type=radio]')
  expect(shown.get('legend').text()).toBe('Show')
  expect(inputs.map(({ element }) => element.checked)).toEqual([true, false])
  expect(new Set(inputs.map(({ element }) => element.name)).size).toBe(1)
  await inputs[1]!.setValue()
  expect(shown.emitted('update:modelValue')).toEqual([['b']])
})
