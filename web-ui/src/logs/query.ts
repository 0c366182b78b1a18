// The query as text: where the server stumbled, and what a click adds to it.

import { quoted } from '../evidence/links'

export interface QueryProblem {
  /** From 1. */
  column: number
  message: string
}

/** What the server says about a query it cannot read; undefined for any other problem. */
export function queryProblem(detail: string): QueryProblem | undefined {
  const match = /^query, column (\d+): (.*)$/s.exec(detail)
  return match ? { column: Number(match[1]), message: match[2]! } : undefined
}

/** A field's name as a query may hold it. */
function fieldName(name: string): string {
  return name.replace(/[^A-Za-z0-9_.@-]/g, (char) => `\\${char}`)
}

/** Names that mean something else in a query when they stand alone. */
const taken = new Set(
  'body service service.name level severity trace traceId trace_id span spanId span_id'.split(' '),
)

/** How a query names an attribute. */
export function attributeField(name: string): string {
  return taken.has(name) ? `attributes.${name}` : name
}

/** The query with one more condition; a condition that stands there already is not repeated. */
export function withFilter(query: string, field: string, value: string, exclude: boolean): string {
  const condition = `${exclude ? 'NOT ' : ''}${fieldName(field)}:${quoted(value)}`
  const before = query.trim()
  if (before === '' || before === '*') return condition
  if (before.endsWith(condition)) return before
  const grouped = / OR |\|\|/.test(before) ? `(${before})` : before
  return `${grouped} AND ${condition}`
}
