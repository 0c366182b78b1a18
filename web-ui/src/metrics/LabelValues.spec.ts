import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Cardinality } from '../api/types'
import LabelValues from './LabelValues.vue'

const cardinality: Cardinality = {
  series: 40,
  labels: [
    {
      name: 'host',
      distinct: 40,
      values: Array.from({ length: 20 }, (_, at) => ({ value: `h${at}`, series: 1 })),
    },
    { name: 'http.route', distinct: 1, values: [{ value: '/a', series: 40 }] },
  ],
  moreLabels: 0,
}
const panel = (query: string, lines = true) =>
  mount(LabelValues, { props: { cardinality, query, lines, by: [] } })

it('asks for a value and shows which is asked for', async () => {
  const shown = panel('load{host="h1"}')
  const [first, second] = shown.findAll('li button')
  expect(second!.attributes('aria-pressed')).toBe('true')
  await first!.trigger('click')
  expect(shown.emitted('toggle')).toEqual([['host', 'h0']])
})

it('shows some values, then all it has, and says what is left out', async () => {
  const shown = panel('load')
  expect(shown.findAll('li button')).toHaveLength(9)
  await shown.get('button.plain').trigger('click')
  expect(shown.findAll('li button')).toHaveLength(21)
  expect(shown.text()).toContain('20 of 40')
})

it('tells lines by labels that a block can name', async () => {
  const shown = panel('load')
  const boxes = shown.findAll('input')
  expect(boxes).toHaveLength(1)
  await boxes[0]!.setValue(true)
  expect(shown.emitted('update:by')).toEqual([[['host']]])
  expect(panel('load', false).findAll('input')).toHaveLength(0)
})
