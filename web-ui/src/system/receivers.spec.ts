import { expect, it } from 'vitest'
import type { ReceiverState } from '../api/types'
import { receiverPaceWords, receiverTone, standingWords } from './receivers'

const sent = {
  time: '2026-03-01T03:07:01Z',
  outcome: 'sent',
  httpStatus: 200,
  durationMillis: 12,
  error: '',
} as const
const well: Pick<ReceiverState, 'circuit' | 'refusing' | 'failing' | 'pending' | 'lastSent'> = {
  circuit: 'closed',
  refusing: false,
  failing: false,
  pending: 0,
  lastSent: sent,
}

it.each([
  [well, 'ok', 'Takes what it is sent'],
  [{ ...well, pending: 3 }, 'warn', 'Takes what it is sent'],
  [{ ...well, lastSent: null }, 'none', 'Was sent nothing yet'],
  [{ ...well, failing: true, pending: 3 }, 'warn', 'Did not take what it was sent last'],
  [{ ...well, failing: true, refusing: true }, 'critical', 'Refuses what it is sent'],
  [
    { ...well, failing: true, circuit: 'open' as const },
    'critical',
    'Down: one delivery at a time',
  ],
])('a receiver is told by how it takes what it is sent: %o', (state, tone, words) => {
  expect(receiverTone(state)).toBe(tone)
  expect(standingWords(state)).toBe(words)
})

it('a rate says what goes at once, what after that, and whether something waits', () => {
  expect(receiverPaceWords({ rate: null })).toBe('no limit')
  const rate = { burst: 60, perMinute: 12, waiting: false }
  expect(receiverPaceWords({ rate })).toBe('60 at once, then 12 a minute')
  expect(receiverPaceWords({ rate: { ...rate, perMinute: 8.571, waiting: true } })).toBe(
    '60 at once, then 8.6 a minute; waiting',
  )
})
