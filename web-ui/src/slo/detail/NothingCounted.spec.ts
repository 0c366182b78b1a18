import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Slo } from '../../api/types'
import { slo } from '../../testing/samples'
import NothingCounted from './NothingCounted.vue'

const shown = (differs: Partial<Slo> = {}) =>
  mount(NothingCounted, {
    props: { slo: slo(differs) },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })

it('says from when on is counted, and what', () => {
  const text = shown().text()
  expect(text).toContain('Counting began')
  expect(text).toContain('data pushed before is not')
  expect(text).toContain('checkout_duration_seconds{service="checkout"} <= 200ms')
  expect(text).not.toContain('counter')
})

it('says where counting could not begin', () => {
  expect(shown({ countingSince: null }).text()).toContain('Counting has not begun')
})

it('says of counters that one sample is not enough', () => {
  const indicator = { good: 'ok_total', total: 'all_total', distribution: null }
  expect(shown({ indicator }).text()).toContain('A counter needs two samples')
})

it('leads to sending data, and to the logs of the service whatever it is called', () => {
  const links = shown({ service: 'a "b"&c' }).findAllComponents(RouterLinkStub)
  const [start, logs] = links.map((link) => String(link.props('to')))
  expect(start).toBe('/start')
  expect(new URL(logs!, 'http://x').searchParams.get('q')).toBe('service:"a \\"b\\"&c"')
})
