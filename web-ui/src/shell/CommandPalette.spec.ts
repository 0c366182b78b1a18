import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { computed } from 'vue'
import CommandPalette from './CommandPalette.vue'
import * as choices from './choices'

const palette = (labels: string[]) => {
  vi.spyOn(choices, 'useChoices').mockReturnValue({
    all: computed(() => labels.map((label) => ({ label, kind: 'promise', run: () => undefined }))),
    load: () => Promise.resolve(),
  })
  return mount(CommandPalette)
}

it('says how many of all it shows', () => {
  const many = Array.from({ length: 1_200 }, (_, at) => `promise ${at}`)
  expect(palette(many).get('[role=status]').text()).toBe('50 of 1,200 shown')
  expect(palette(['a', 'b']).get('[role=status]').text()).toBe('2 found')
  expect(palette([]).get('[role=status]').text()).toBe('Nothing found')
})
