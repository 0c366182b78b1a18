import { expect, it } from 'vitest'
import { logSignatures, sampleNow, secondsAgo, signatureGroup } from '../testing/samples'
import { ageOf, barPath, groupQuery, lastMatch, newSignatures, signatureParts } from './signatures'

it('finds the lines of a group by the words that do not vary', () => {
  const query = (text: string, before = '') => groupQuery(before, { text })
  expect(query('shard 11: "x" gone', 'level:error')).toBe(
    'level:error AND "shard 11: \\"x\\" gone"',
  )
  expect(query('took <*> of host<*>, retry', 'a OR b')).toBe(
    '(a OR b) AND "took" AND "of" AND ", retry"',
  )
  expect(query('long wor\u2026', '*')).toBe('"long"')
  expect(query('<*> <*>')).toBe('*')
  expect(query('<*>', ' x ')).toBe('x')
})

it('tells placeholders from text', () => {
  expect(signatureParts('a <*> b')).toEqual(['a ', '<*>', ' b'])
})

it('tells ages by the clock of the server', () => {
  const { freshness } = logSignatures()
  expect(ageOf(secondsAgo(180), freshness).ageSeconds).toBe(180)
  expect(ageOf(secondsAgo(180), { newest: null, ageSeconds: null }).ageSeconds).toBeNull()
})

it('the last match is the newest line of all groups, or of the page', () => {
  const groups = [signatureGroup(), signatureGroup({ last: secondsAgo(90) })]
  expect(lastMatch(logSignatures({ groups }))).toEqual({
    newest: new Date(sampleNow - 90_000).toISOString(),
    ageSeconds: 90,
  })
  expect(lastMatch(logSignatures({ groups: [] }))).toBeUndefined()
  const { freshness } = logSignatures()
  expect(lastMatch({ records: [], cursor: null, partial: false, freshness })).toBeUndefined()
})

it('a signature is new only where all that was said before is known', () => {
  const other = signatureGroup({ signature: 'started' })
  const now = logSignatures({ groups: [signatureGroup(), other] })
  expect(newSignatures(now, logSignatures({ groups: [other] }))).toEqual(
    new Set([signatureGroup().signature]),
  )
  for (const differs of [{ cut: true }, { partial: true }, { others: { groups: 1, lines: 1 } }])
    expect(newSignatures(now, logSignatures(differs))).toBeUndefined()
})

it('draws no bar for nothing and one that can be seen for one among many', () => {
  expect(barPath([0, 1000, 1, 0], [40, 20])).toBe('M15.0 20v-20.0M25.0 20v-2.0')
  expect(barPath([], [40, 20])).toBe('')
})
