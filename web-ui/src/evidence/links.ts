/** A phrase as the log query language takes it, whatever stands in it. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`
}

/** The log page with a query over a time; instants as the API writes them, or `now`. */
export function logsLink(query: string, from: string, to: string): string {
  return `/logs?${new URLSearchParams({ q: query, from, to }).toString()}`
}

/** The page of one of them, whatever stands in its name. */
export const incidentLink = (id: string): string => `/i/${encodeURIComponent(id)}`
export const sloLink = (name: string): string => `/slo/${encodeURIComponent(name)}`
export const serviceLink = (name: string): string => `/services/${encodeURIComponent(name)}`
export const runbookLink = (id: string): string => `/runbooks/${encodeURIComponent(id)}`
