import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { switchKeys, useShortcuts } from './keys'

const pressed = vi.fn()
const went = vi.fn()
const Page = defineComponent(() => {
  useShortcuts(
    { key: 'a', label: 'Acknowledge', run: pressed },
    { key: 'g s', label: 'Go to the promises', run: went },
  )
  return () => h('div', [h('input'), h('p', { contenteditable: 'true' })])
})

function press(target: EventTarget, key: string, modifiers: KeyboardEventInit = {}): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers }),
  )
}

const page = () => mount(Page, { attachTo: document.body })

afterEach(() => {
  pressed.mockClear()
  switchKeys(true)
  document.body.replaceChildren()
})

it('runs what belongs to the key while the page lives', () => {
  const mounted = page()
  press(document.body, 'a')
  mounted.unmount()
  press(document.body, 'a')
  expect(pressed).toHaveBeenCalledTimes(1)
})

it('takes two keys one after the other', () => {
  const mounted = page()
  press(document.body, 's')
  expect(went).not.toHaveBeenCalled()
  press(document.body, 'g')
  press(document.body, 's')
  expect(went).toHaveBeenCalledTimes(1)
  mounted.unmount()
})

it("keeps out of fields and away from the browser's own keys", () => {
  const mounted = page()
  press(mounted.get('input').element, 'a')
  press(mounted.get('p').element, 'a')
  press(document.body, 'a', { ctrlKey: true })
  press(document.body, 'a', { metaKey: true })
  press(document.body, 'A')
  expect(pressed).not.toHaveBeenCalled()
  mounted.unmount()
})

it('can be switched off', () => {
  const mounted = page()
  switchKeys(false)
  press(document.body, 'a')
  expect(pressed).not.toHaveBeenCalled()
  mounted.unmount()
})
