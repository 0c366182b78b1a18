import { expect, it } from 'vitest'
import { beatTone, beatWords, targetTone, targetWords } from './heartbeats'

const target = {
  target: 'switch/heartbeat/3f9a1c20b7d4',
  intervalSeconds: 60,
  lastSentAt: null,
  lastFailedAt: null,
  failuresInARow: 0,
  error: '',
}

it('says how a heartbeat stands', () => {
  expect(beatTone({ state: 'missed' })).toBe('critical')
  expect(beatWords({ state: 'missed' })).toBe('missed')
  expect(beatTone({ state: 'waiting' })).toBe('none')
  expect(beatWords({ state: 'waiting' })).toBe('waiting for the first beat')
})

it('says how beats to others fare, and what they answered', () => {
  expect(targetWords(target)).toBe('nothing posted yet')
  const failing = { ...target, failuresInARow: 3, error: 'HTTP 500' }
  expect(targetTone(failing)).toBe('critical')
  expect(targetWords(failing)).toBe('3 failed in a row: HTTP 500')
  expect(targetTone({ ...target, lastSentAt: '2026-03-01T03:07:00Z' })).toBe('ok')
})
