import { onScopeDispose, ref, shallowReactive } from 'vue'
import { preference } from './browser/preference'

export interface Shortcut {
  /** As KeyboardEvent.key writes it; two keys pressed one after the other have a space between. */
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

/** How long the first of two keys waits for the second. */
const pairMillis = 1_500
let first = { key: '', at: -pairMillis }

function pressed(event: KeyboardEvent): string {
  const pair = event.timeStamp - first.at < pairMillis ? `${first.key} ${event.key}` : event.key
  first = { key: event.key, at: event.timeStamp }
  return [...shortcuts].some(({ key }) => key === pair) ? pair : event.key
}

function onKey(event: KeyboardEvent): void {
  if (!keysOn.value || event.defaultPrevented || takesText(event.target)) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const keys = pressed(event)
  const shortcut = [...shortcuts].find(({ key }) => key === keys)
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
