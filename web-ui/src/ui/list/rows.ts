import { useShortcuts } from '../keys'

/**
 * Moves the focus over everything marked `data-row`, in the order of the page; stops at both ends.
 */
export function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))
  rows[next]?.focus()
  rows[next]?.scrollIntoView({ block: 'nearest' })
}

export function useRowKeys(): void {
  useShortcuts(
    { key: 'j', label: 'Next row', run: () => moveRow(1) },
    { key: 'k', label: 'Previous row', run: () => moveRow(-1) },
  )
}
