import type { Slo } from '../api/types'

/**
 * What is observed in a distribution, in the plural, as a promise that rests on it calls it.
 *
 * @param otherwise where no promise says
 */
export function eventsIn(metric: string, slos: readonly Slo[], otherwise: string): string {
  const unnamed = 'events'
  const named = slos.find(
    ({ indicator, events }) => indicator.distribution?.metric === metric && events !== unnamed,
  )
  return named?.events ?? otherwise
}
