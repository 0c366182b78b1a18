import { expect, it } from 'vitest'
import { ref } from 'vue'
import { rowsAtOnce, usePart } from './more'

const numbers = (length: number): number[] => Array.from({ length }, (_, at) => at)

it('shows a part of a long list, and the next one when it is asked', () => {
  const { shown, rest, more } = usePart(() => numbers(rowsAtOnce * 2 + 3))
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
  const { shown, rest } = usePart(() => list.value)
  expect(rest.value).toBe(0)
  list.value = numbers(rowsAtOnce + 1)
  expect(shown.value).toHaveLength(rowsAtOnce)
  expect(rest.value).toBe(1)
})
