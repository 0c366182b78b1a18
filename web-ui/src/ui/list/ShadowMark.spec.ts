import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import ShadowMark from './ShadowMark.vue'

it('who would be told is named where it is known', () => {
  const text = (wouldTell?: string[]): string =>
    mount(ShadowMark, { props: { wouldTell } }).text().replace(/\s+/g, ' ')
  expect(text()).toBe('in shadow')
  expect(text(['pager', 'desk'])).toBe('in shadow nobody is told; would be told: pager, desk')
  expect(text([])).toContain('would be told: nobody')
})
