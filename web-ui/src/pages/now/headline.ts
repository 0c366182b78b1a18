import { unresolved } from '../../alerting/incidents'
import type { Incident, Slo } from '../../api/types'
import { isUnwatched, measured } from '../../slo/standing'
import { isRising } from '../../slo/windows'

function some(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`
}

/** Whether there are promises of which none was ever measured: an empty server. */
export function nothingMeasured(slos: readonly Slo[]): boolean {
  return slos.length > 0 && !slos.some(measured)
}

/** The state of everything in one sentence, trouble first; what nobody watches is never left out. */
export function headline(
  incidents: readonly Incident[] | undefined,
  slos: readonly Slo[] | undefined,
): string {
  if (!incidents || !slos) return 'Now'
  if (slos.length > 0 && unresolved(incidents).length === 0 && nothingMeasured(slos))
    return `${some(slos.length, 'promise')}, no data yet`
  const unwatched = slos.filter(isUnwatched).length
  const odd = slos.filter(({ state }) => state === 'invalid').length
  return [
    waiting(unresolved(incidents)) ?? standings(slos),
    unwatched > 0 && `${some(unwatched, 'promise is', 'promises are')} not watched`,
    odd > 0 && `${some(odd, 'does', 'do')} not add up`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** Who has to do something; undefined where nothing is open. */
function waiting(open: readonly Incident[]): string | undefined {
  const of = (state: Incident['state']): Incident[] => open.filter((each) => each.state === state)
  const untaken = of('open')
  if (untaken.length > 0) {
    const pages = untaken.filter(({ severity }) => severity === 'page').length
    const tickets = untaken.length - pages
    const parts = [pages && some(pages, 'page'), tickets && some(tickets, 'ticket')].filter(Boolean)
    return `${parts.join(' and ')} ${untaken.length === 1 ? 'waits' : 'wait'} for somebody`
  }
  const taken = of('acknowledged').length
  if (taken > 0) return `${some(taken, 'incident')} open, all acknowledged`
  if (open.length > 0) return `${some(open.length, 'incident is', 'incidents are')} recovering`
  return undefined
}

function standings(slos: readonly Slo[]): string {
  if (slos.length === 0) return 'No promise (SLO) yet'
  const burning = slos.filter(({ firing }) => firing !== null).length
  if (burning > 0) return `${some(burning, 'promise burns', 'promises burn')}, nobody is alerted`
  const rising = slos.filter(isRising).length
  if (rising > 0) return `${some(rising, 'promise burns', 'promises burn')} fast, no page yet`
  const of = (state: Slo['state']): number => slos.filter((each) => each.state === state).length
  const spent = of('exhausted')
  if (spent > 0) return `Nothing burns; ${some(spent, 'budget')} of ${slos.length} used up`
  const met = of('met')
  if (met === 0) return 'No promise is known to hold'
  if (met === slos.length) return met === 1 ? 'The one promise holds' : `All ${met} promises hold`
  return some(met, 'promise holds', 'promises hold')
}
