/** What an incident's sentence begins with, and what it goes on with. */
export interface Lead {
  /** `17% of feeds slower than 300 ms ('Feeds fill in 300 ms')`. */
  lead: string
  /** Empty where the sentence has one part only. */
  rest: string
}

/** Up to where the sentence tells its window, its times or a second fact; names are in quotes. */
const first = /^(?:'[^']*'|[^'])*?(?= in the \S+ to | and closes about |, |; )/

/** Cuts a sentence of the server so that the first part can be read alone. */
export function leadOf(summary: string): Lead {
  const lead = first.exec(summary)?.[0] ?? summary
  return { lead, rest: summary.slice(lead.length).replace(/^[,;]? /, '') }
}

/** The lead without the service, for where that stands beside it. */
export function leadBeside({ summary, service }: { summary: string; service: string }): string {
  const { lead } = leadOf(summary)
  const named = `${service}: `
  return lead.startsWith(named) ? lead.slice(named.length) : lead
}
