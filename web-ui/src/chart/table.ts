import { ref } from 'vue'
import { useShortcuts } from '../ui/keys'

/** Charts as tables, on all pages, for readers to whom a picture says nothing. */
export const asTable = ref(false)

/** One key for however many charts a page has. */
export function useTableKey(): void {
  useShortcuts({
    key: 'x',
    label: 'Charts as tables',
    run: () => {
      asTable.value = !asTable.value
    },
  })
}
