// How many pages people got, beside what was planned.

import type { PageReport, ServicePages, WeekPages } from '../api/types'

type Target = WeekPages['over'][number]
type Budget = ServicePages['budget']

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** `3, at most 2`, or `3` where nothing was planned. */
export function countWords(count: number, target: number | null): string {
  return target === null ? String(count) : `${count}, at most ${target}`
}

/** `50 %, at least 80 %`; a dash without pages. */
export function shareWords(share: number | null, target: number | null): string {
  const actual = share === null ? '\u2013' : percent(share)
  return target === null ? actual : `${actual}, at least ${percent(target)}`
}

/** What is missed, in words. */
export function overWords(over: readonly Target[]): string {
  const words: Record<Target, string> = {
    perWeek: 'too many',
    atNight: 'too many at night',
    actionShare: 'too few acted on',
  }
  return over.length === 0 ? '' : `Over budget: ${over.map((each) => words[each]).join(', ')}`
}

export function hasBudget({ perWeek, atNight, actionShare }: Budget): boolean {
  return perWeek !== null || atNight !== null || actionShare !== null
}

/** `22:00 to 07:00, Europe/Oslo` */
export function nightWords({ start, end, timezone }: Budget['night']): string {
  return `${start} to ${end}, ${timezone}`
}

export interface WeekRow {
  key: string
  service: string
  week: WeekPages
  budget: Budget
}

/** A row for each service and week, newest first; of one service alone if it is named. */
export function weekRows({ services }: PageReport, only?: string): WeekRow[] {
  return services
    .filter(({ service }) => only === undefined || service === only)
    .flatMap(({ service, budget, weeks }) =>
      weeks
        .toReversed()
        .map((week) => ({ key: `${service} ${week.monday}`, service, week, budget })),
    )
}
