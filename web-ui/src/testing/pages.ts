// A plausible report of pages, for tests and for the sample server.

import type { PageReport, WeekPages } from '../api/types'

const night = { start: '22:00', end: '07:00', timezone: 'UTC' }

const week = (start: string, end: string, told: Partial<WeekPages>): WeekPages => ({
  monday: start,
  start: `${start}T00:00:00Z`,
  end: `${end}T00:00:00Z`,
  complete: false,
  pages: 0,
  atNight: 0,
  actedOn: 0,
  actionShare: null,
  over: [],
  ...told,
})

/** Two services, one of which was over its budget a week ago. */
export const pageReport = (): PageReport => ({
  timezone: 'UTC',
  truncated: false,
  overBudget: [
    'checkout is over its page budget in the week of 2026-11-09: 3 pages, at most 2 are planned.',
  ],
  services: [
    {
      service: 'checkout',
      budget: { perWeek: 2, atNight: 0, actionShare: 0.5, night },
      weeks: [
        week('2026-11-09', '2026-11-16', {
          complete: true,
          pages: 3,
          atNight: 1,
          actedOn: 2,
          actionShare: 2 / 3,
          over: ['perWeek', 'atNight'],
        }),
        week('2026-11-16', '2026-11-23', { pages: 1, actedOn: 1, actionShare: 1 }),
      ],
    },
    {
      service: 'search',
      budget: { perWeek: null, atNight: null, actionShare: null, night },
      weeks: [
        week('2026-11-09', '2026-11-16', { complete: true }),
        week('2026-11-16', '2026-11-23', {}),
      ],
    },
  ],
})
