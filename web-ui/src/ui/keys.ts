import { onScopeDispose, ref, shallowReactive } from 'vue'
import { preference } from './preference'

export interface Shortcut {
  /** As KeyboardEvent.key writes it. */
  key: string
  label: string
  run(): void
}

const stored = preference('headroom.keys')

/** The keys that work on the page as it is now, in the order in which `?` lists them. */
export const shortcuts = shallowReactive(new Set<Shortcut>())

/** Single keys can be switched off (WCAG 2.2, 2.1.4). */
export const keysOn = ref(stored.read() !== 'off')

export function switchKeys(on: boolean): void {
  keysOn.value = on
  stored.write(on ? 'on' : 'off')
}

function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

function onKey(event: KeyboardEvent): void {
  if (!keysOn.value || event.defaultPrevented || takesText(event.target)) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const shortcut = [...shortcuts].find(({ key }) => key === event.key)
  if (!shortcut) return
  event.preventDefault()
  shortcut.run()
}

/** Makes keys work for as long as the component lives. */
export function useShortcuts(...own: Shortcut[]): void {
  if (shortcuts.size === 0) window.addEventListener('keydown', onKey)
  for (const shortcut of own) shortcuts.add(shortcut)
  onScopeDispose(() => {
    for (const shortcut of own) shortcuts.delete(shortcut)
    if (shortcuts.size === 0) window.removeEventListener('keydown', onKey)
  })
}
