import { expect, it } from 'vitest'
import { leadBeside, leadOf } from './lead'

it.each([
  [
    "search: 17% of feeds slower than 300 ms ('Feeds fill, fast') in the 6m to 15:41:20 UTC, burning the budget 8.5 times as fast as it may, since 15:37:33 UTC (team-discovery)",
    "search: 17% of feeds slower than 300 ms ('Feeds fill, fast')",
    'in the 6m to 15:41:20 UTC, burning the budget 8.5 times as fast as it may, since 15:37:33 UTC (team-discovery)',
  ],
  [
    "search: 9.3% of reads break 'Reads' in the last 5m, 4% in the 1h to 15:41:20 UTC, burning the budget 8.5 times as fast as it may",
    "search: 9.3% of reads break 'Reads' in the last 5m",
    '4% in the 1h to 15:41:20 UTC, burning the budget 8.5 times as fast as it may',
  ],
  [
    "search: 24% of reads were bad for 5m32s, from 15:37:33 UTC to 15:43:05 UTC, 40% at worst: break 'Reads'",
    'search: 24% of reads were bad for 5m32s',
    "from 15:37:33 UTC to 15:43:05 UTC, 40% at worst: break 'Reads'",
  ],
  [
    "search: 'Reads' recovers since 16:02:13 UTC and closes about 16:08:12 UTC, if nothing bad comes",
    "search: 'Reads' recovers since 16:02:13 UTC",
    'and closes about 16:08:12 UTC, if nothing bad comes',
  ],
  [
    "search: nothing was measured of 'Reads' lately; when it last was, its budget burned too fast",
    "search: nothing was measured of 'Reads' lately",
    'when it last was, its budget burned too fast',
  ],
  [
    "search: it's a name that nobody closes, here",
    "search: it's a name that nobody closes, here",
    '',
  ],
  ['Nothing more', 'Nothing more', ''],
])('reads the first part of %s', (summary, lead, rest) =>
  expect(leadOf(summary)).toEqual({ lead, rest }),
)

it('leaves the service out where it stands beside', () => {
  const summary = 'search: 24% of reads were bad for 5m, then not'
  expect(leadBeside({ summary, service: 'search' })).toBe('24% of reads were bad for 5m')
  expect(leadBeside({ summary, service: 'sea' })).toBe('search: 24% of reads were bad for 5m')
})
