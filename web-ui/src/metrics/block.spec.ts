import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sampleNow } from '../testing/samples'
import { blockRange, runbookBlock } from './block'
import type { Question } from './question'

const question = (differs: Partial<Question>): Question => ({
  query: 'checkout_workers_busy',
  show: 'latest',
  by: [],
  top: 10,
  distribution: '',
  ...differs,
})
const block = (differs: Partial<Question>, from = 'now-1h', to = 'now'): string =>
  runbookBlock(question(differs), { from, to }, sampleNow)

it('makes the blocks that the server is held to read', () => {
  // MetricBlocksTest reads the same file as a runbook.
  const read = readFileSync('../backend/src/test/resources/runbook/metric-blocks.md', 'utf8')
  const blocks = [
    block({}),
    block(
      { query: 'orders_total{service="checkout"}', show: 'rate', by: ['code', 'zone'], top: 5 },
      'now-30m',
    ),
    block({ query: 'busy{host="a"} / size{host="a"}', by: ['host'], top: 50 }),
    block(
      { query: 'wait_bucket{job="a",le="1"}', show: 'percentiles', distribution: 'wait' },
      'now-2d',
    ),
    block({ query: '{"my.load","my.label"="a\\"b\\\\c"}' }),
    block({ query: 'paid{price="$cheap (a|b)$",note!="$x"}' }),
  ]
  expect(blocks.join('\n')).toBe(read)
})

it('looks as far back as the page, and never further than a block may', () => {
  const range = (from: string, to: string): string => blockRange({ from, to }, sampleNow)
  expect(range('now-90s', 'now')).toBe('-90s')
  expect(range('now-1h30m', 'now')).toBe('-1h30m')
  expect(range('now-90d', 'now')).toBe('-31d')
  expect(range('2026-11-22T10:00:00Z', '2026-11-22T10:20:00Z')).toBe('-20m')
  expect(range('now-2h', 'now-1h')).toBe('-1h')
  expect(range('2026-11-22T10:00:00Z', '2026-11-22T10:00:05Z')).toBe('-1m')
  expect(range('nonsense', 'now')).toBe('-1h')
})

it('keeps a text that cannot be read inside its fence', () => {
  expect(block({ query: 'rate(up[5m])\n```\nevil' })).toBe(
    '```promql { live=series range=-1h }\nrate(up[5m]) ``` evil\n```\n',
  )
})
