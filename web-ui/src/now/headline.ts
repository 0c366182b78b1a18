import { unresolved } from '../alerting/incidents'
import type { Incident, Slo } from '../api/types'
import { measured } from '../slo/standing'

function some(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`
}

/** Whether there are promises of which none was ever measured: an empty server. */
export function nothingMeasured(slos: readonly Slo[]): boolean {
  return slos.length > 0 && !slos.some(measured)
}

/** The state of everything in one sentence, trouble first. */
export function headline(
  incidents: readonly Incident[] | undefined,
  slos: readonly Slo[] | undefined,
): string {
  if (!incidents || !slos) return 'Now'
  const open = unresolved(incidents)
  const untaken = open.filter(({ state }) => state === 'open')
  if (untaken.length > 0) {
    const pages = untaken.filter(({ severity }) => severity === 'page').length
    const tickets = untaken.length - pages
    const parts = [pages && some(pages, 'page'), tickets && some(tickets, 'ticket')].filter(Boolean)
    return `${parts.join(' and ')} ${untaken.length === 1 ? 'waits' : 'wait'} for somebody`
  }
  if (open.length > 0) return `${some(open.length, 'incident')} open, all taken`
  if (slos.length === 0) return 'Nothing is promised yet'
  if (nothingMeasured(slos)) return `${some(slos.length, 'promise')}, no data yet`
  const counted = slos.filter(measured)
  const broken = counted.filter(
    ({ budget }) => budget.remaining !== null && budget.remaining <= 0,
  ).length
  if (broken > 0) return `Nothing burns; ${some(broken, 'budget')} of ${slos.length} used up`
  return counted.length === 1
    ? 'The one promise measured holds'
    : `All ${counted.length} promises hold`
}
