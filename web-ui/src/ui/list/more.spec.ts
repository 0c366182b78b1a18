import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { rowsAtOnce, rowsAtOnceNarrow, usePart, type Part } from './more'

let scope: EffectScope
beforeEach(() => (scope = effectScope()))
afterEach(() => scope.stop())

function partOf(list: () => number[], narrow = false): Part<number> {
  vi.spyOn(window, 'matchMedia').mockReturnValue({
    matches: narrow,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as MediaQueryList)
  return scope.run(() => usePart(list))!
}
const numbers = (length: number): number[] => Array.from({ length }, (_, at) => at)

it('shows a part of a long list, and the next one when it is asked', () => {
  const { shown, rest, more } = partOf(() => numbers(rowsAtOnce * 2 + 3))
  expect(shown.value).toEqual(numbers(rowsAtOnce))
  expect(rest.value).toBe(rowsAtOnce + 3)
  more()
  expect(shown.value).toHaveLength(rowsAtOnce * 2)
  more()
  expect(shown.value).toHaveLength(rowsAtOnce * 2 + 3)
  expect(rest.value).toBe(0)
})

it('follows the list', () => {
  const list = ref(numbers(3))
  const { shown, rest } = partOf(() => list.value)
  expect(rest.value).toBe(0)
  list.value = numbers(rowsAtOnce + 1)
  expect(shown.value).toHaveLength(rowsAtOnce)
  expect(rest.value).toBe(1)
})

it('shows fewer where there is less room', () => {
  const { shown, more } = partOf(() => numbers(200), true)
  expect(shown.value).toHaveLength(rowsAtOnceNarrow)
  more()
  expect(shown.value).toHaveLength(2 * rowsAtOnceNarrow)
})
