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

const pagesOf = ({ weeks }: ServicePages): number =>
  weeks.reduce((sum, { pages }) => sum + pages, 0)

/** Whether there is anything to tell of a service: it has paged somebody, or says how often it may. */
const isTold = (each: ServicePages): boolean => pagesOf(each) > 0 || hasBudget(each.budget)

/** Services that have paged nobody, and say nothing about it. */
export const quietServices = ({ services }: PageReport): string[] =>
  services.filter((each) => !isTold(each)).map(({ service }) => service)

/**
 * A row for each week, newest first, of each service that there is anything to tell of, those with
 * most pages first; of one service alone if it is named.
 */
export function weekRows({ services }: PageReport, only?: string): WeekRow[] {
  return services
    .filter((each) => (only === undefined ? isTold(each) : each.service === only))
    .toSorted((a, b) => pagesOf(b) - pagesOf(a))
    .flatMap(({ service, budget, weeks }) =>
      weeks
        .toReversed()
        .map((week) => ({ key: `${service} ${week.monday}`, service, week, budget })),
    )
}
