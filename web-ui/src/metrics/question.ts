// What is asked of a metric: what the address says, with what goes without saying.

import type { HeldMetric, HeldMetricsQuery } from '../api/types'
import { edited, parseSelector, selectorText } from './selector'

export type Show = 'latest' | 'rate' | 'percentiles'

export interface Question {
  /** A selector, or two with an operator between them. */
  query: string
  show: Show
  /** Labels that lines are told by. */
  by: string[]
  top: number
  /** The metric that percentiles are asked by; empty where there are none. */
  distribution: string
}

/** As many as the server tells at once. */
export const heldMax = 1_000
/** As many as a person looks through. */
export const listedMax = 200
export const topDefault = 10
export const tops = [5, 10, 20, 50]
export const quantiles = '0.5,0.99'

/** `counter`; that nobody told is said as such. */
export function metricKindWords({ kind }: HeldMetric): string {
  return kind === 'unknown' ? 'kind unknown' : kind
}

/**
 * What can be shown, what fits best first.
 *
 * @param asked the name it was asked for by, its own or that of its percentiles
 */
export function showsOf({ name, kind, distribution }: HeldMetric, asked = name): Show[] {
  if (distribution === name) return ['percentiles']
  // Each bucket is a counter.
  const counts = kind === 'counter' || distribution !== null
  const numbers: Show[] = counts ? ['rate', 'latest'] : ['latest', 'rate']
  if (distribution === null) return numbers
  return asked === distribution ? ['percentiles', ...numbers] : [...numbers, 'percentiles']
}

/** The keys of the address; empty where it does not have them. */
export interface QuestionKeys {
  query: string
  show: string
  by: string
  top: string
}

export function questionOf(
  { query, show, by, top }: QuestionKeys,
  held: HeldMetric,
  asked = held.name,
): Question {
  const shows = showsOf(held, asked)
  return {
    query: query.trim() || selectorText({ metric: held.name, matchers: [] }),
    show: shows.find((each) => each === show) ?? shows[0]!,
    by: by.split(',').filter((label) => label !== ''),
    top: /^[1-9]\d{0,3}$/.test(top) ? Number(top) : topDefault,
    distribution: held.distribution ?? '',
  }
}

/**
 * The selector of percentiles: of the distribution, without the bounds of its buckets. What cannot
 * be read is left to the server.
 */
export function percentileQuery({ query, distribution }: Question): {
  metric: string
  match: string
} {
  const match = parseSelector(query)?.matchers.filter(({ label }) => label !== 'le')
  if (!match) return { metric: distribution, match: query }
  return {
    metric: distribution,
    match: match.length ? selectorText({ metric: '', matchers: match }) : '',
  }
}

/** The same as the text of one selector. */
export function percentileSelector(question: Question): string {
  const { query, distribution } = question
  return (
    edited(query, ({ matchers }) => ({
      metric: distribution,
      matchers: matchers.filter(({ label }) => label !== 'le'),
    })) ?? query
  )
}

/** Metrics whose name or help holds every word, in any case; as the server finds them. */
export function matching(metrics: readonly HeldMetric[], text: string): HeldMetric[] {
  const words = text.toLowerCase().split(/\s+/)
  return metrics.filter(({ name, help }) => {
    const here = `${name} ${help}`.toLowerCase()
    return words.every((word) => here.includes(word))
  })
}

export function heldQuery(text: string): HeldMetricsQuery {
  return { limit: heldMax, ...(text.trim() === '' ? {} : { text }) }
}
