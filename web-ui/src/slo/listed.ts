import type { Slo } from '../api/types'
import { matchesText } from '../ui/list/filter'
import { byTrouble, needsEyes, standing } from './standing'

/** In the order of trouble, as the words of `standing` say it. */
export const standings = [
  'Page',
  'Ticket',
  'Burns',
  'Used up',
  'Not measured',
  'Silent',
  'Does not add up',
  'Holds',
] as const

export interface SloChoice {
  text: string
  service: string
  /** One of `standings`; empty, or a word nobody knows, for all. */
  state: string
}

export function chosenSlos(slos: readonly Slo[], { text, service, state }: SloChoice): Slo[] {
  const known = standings.find((each) => each === state)
  return slos.filter(
    (slo) =>
      (!service || slo.service === service) &&
      (!known || standing(slo).word === known) &&
      matchesText(text, slo.displayName, slo.name, slo.service, slo.owner),
  )
}

/** As many rows as fit one look; a fleet of no more is shown whole. */
const wholeMax = 30
const leastRows = 10

/**
 * How many rows stand before the fold: what needs eyes, never a page without any.
 *
 * @param most however many need eyes
 */
export function rowsBeforeFold(slos: readonly Slo[], most: number): number {
  if (slos.length <= wholeMax) return slos.length
  return Math.min(most, Math.max(leastRows, slos.filter(needsEyes).length))
}

/** How many are left of each standing: what is not shown is counted. */
export interface Counted {
  state: string
  words: string
}

/** The worst ones, and the rest as counts: `190 hold`. */
export function worstFirst(
  slos: readonly Slo[],
  rowsMax: number,
): { shown: Slo[]; counted: Counted[] } {
  const sorted = byTrouble(slos)
  const rest = sorted.slice(rowsMax)
  const counted = standings.flatMap((state): Counted[] => {
    const amount = rest.filter((slo) => standing(slo).word === state).length
    return amount > 0 ? [{ state, words: `${amount} ${phrase(state, amount)}` }] : []
  })
  return { shown: sorted.slice(0, rowsMax), counted }
}

function phrase(state: (typeof standings)[number], amount: number): string {
  const one = amount === 1
  switch (state) {
    case 'Page':
      return one ? 'more pages' : 'more page'
    case 'Ticket':
      return one ? 'more is a ticket' : 'more are tickets'
    case 'Burns':
      return one ? 'more burns' : 'more burn'
    case 'Used up':
      return one ? 'more is used up' : 'more are used up'
    case 'Not measured':
      return one ? 'more is not measured' : 'more are not measured'
    case 'Silent':
      return one ? 'more is silent' : 'more are silent'
    case 'Does not add up':
      return one ? 'more does not add up' : 'more do not add up'
    case 'Holds':
      return one ? 'holds' : 'hold'
  }
}
