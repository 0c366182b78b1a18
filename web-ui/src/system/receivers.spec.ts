import { expect, it } from 'vitest'
import { circuitWords, receiverTone, receiverPaceWords } from './receivers'

it('only a receiver that is down is critical, and what waits is a warning', () => {
  expect(receiverTone({ circuit: 'open', pending: 0 })).toBe('critical')
  expect(receiverTone({ circuit: 'closed', pending: 3 })).toBe('warn')
  expect(receiverTone({ circuit: 'closed', pending: 0 })).toBe('ok')
  expect(circuitWords({ circuit: 'open' })).toBe('Down: one delivery at a time')
  expect(circuitWords({ circuit: 'closed' })).toBe('Takes what it is sent')
})

it('a rate says what goes at once, what after that, and whether something waits', () => {
  expect(receiverPaceWords({ rate: null })).toBe('no limit')
  const rate = { burst: 60, perMinute: 12, waiting: false }
  expect(receiverPaceWords({ rate })).toBe('60 at once, then 12 a minute')
  expect(receiverPaceWords({ rate: { ...rate, perMinute: 8.571, waiting: true } })).toBe(
    '60 at once, then 8.6 a minute; waiting',
  )
})
