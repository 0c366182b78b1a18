import { computed, ref, type ComputedRef } from 'vue'

/** How many rows of a list stand on a page at first, and how many more each time. */
export const rowsAtOnce = 50

/** A long list, a part at a time. */
export interface Part<T> {
  shown: ComputedRef<readonly T[]>
  /** How many are not shown. */
  rest: ComputedRef<number>
  more(): void
}

export function usePart<T>(list: () => readonly T[]): Part<T> {
  const rows = ref(rowsAtOnce)
  return {
    shown: computed(() => list().slice(0, rows.value)),
    rest: computed(() => Math.max(0, list().length - rows.value)),
    more: () => (rows.value += rowsAtOnce),
  }
}
