import { computed, ref, type ComputedRef } from 'vue'
import { useMedia } from '../browser/media'

/** How many rows of a list stand on a page at first, and how many more each time. */
export const rowsAtOnce = 50
/** The same where a row is as high as several. */
export const rowsAtOnceNarrow = 20

/** A long list, a part at a time. */
export interface Part<T> {
  /** How many rows there is room for at first. */
  first: ComputedRef<number>
  shown: ComputedRef<readonly T[]>
  /** How many are not shown. */
  rest: ComputedRef<number>
  more(): void
}

export function usePart<T>(list: () => readonly T[]): Part<T> {
  const narrow = useMedia('(width <= 900px)')
  const parts = ref(1)
  const first = computed(() => (narrow.value ? rowsAtOnceNarrow : rowsAtOnce))
  const rows = computed(() => parts.value * first.value)
  return {
    first,
    shown: computed(() => list().slice(0, rows.value)),
    rest: computed(() => Math.max(0, list().length - rows.value)),
    more: () => (parts.value += 1),
  }
}
