import { expect, it } from 'vitest'
import { slo } from '../testing/samples'
import { eventsIn } from './events'

it('calls what a distribution holds as its promise does', () => {
  const slos = [slo({ events: 'events' }), slo({ events: 'orders' })]
  expect(eventsIn('checkout_duration_seconds', slos, 'requests')).toBe('orders')
})

it('takes the other word where no promise has one', () => {
  expect(eventsIn('checkout_duration_seconds', [slo({ events: 'events' })], 'requests')).toBe(
    'requests',
  )
  expect(eventsIn('other_seconds', [slo()], 'requests')).toBe('requests')
})
