import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { h } from 'vue'
import { moveRow } from './rows'

it('moves over the rows and stops at both ends', () => {
  const row = (name: string) => h('a', { href: '#', 'data-row': '' }, name)
  const page = mount(() => h('div', [row('1'), row('2')]), { attachTo: document.body })
  const focused: (string | null)[] = []
  for (const step of [1, 1, 1, -1, -1] as const) {
    moveRow(step)
    focused.push(document.activeElement!.textContent)
  }
  expect(focused).toEqual(['1', '2', '2', '1', '1'])
  page.unmount()
})
