import { ref } from 'vue'
import { preference } from './browser/preference'

export type Theme = 'system' | 'light' | 'dark'

const order: Theme[] = ['system', 'light', 'dark']
const stored = preference('headroom.theme')
const saved = stored.read()

/** The colours the reader chose; `system` follows the device. */
export const theme = ref<Theme>(saved === 'light' || saved === 'dark' ? saved : 'system')

/** The next of system, light and dark. */
export function cycleTheme(): void {
  theme.value = order[(order.indexOf(theme.value) + 1) % order.length]!
  if (theme.value === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme.value
  stored.write(theme.value)
}
