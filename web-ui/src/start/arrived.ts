import type { Arrivals } from '../api/types'

type Protocol = Arrivals['protocols'][number]

/** How long something counts as having just come. */
const freshMillis = 3_000

export interface Arrival extends Protocol {
  fresh: boolean
}

/** Protocols by which something came, the latest first. */
export function arrived({ protocols }: Arrivals, now: number): Arrival[] {
  const at = ({ lastAt }: Protocol): number => (lastAt === null ? 0 : Date.parse(lastAt))
  return protocols
    .filter(({ requests }) => requests > 0)
    .sort((a, b) => at(b) - at(a))
    .map((each) => ({ ...each, fresh: now - at(each) < freshMillis }))
}

const words: Record<Protocol['protocol'], string> = {
  remote_write: 'Prometheus remote write',
  otlp_metrics: 'OTLP metrics',
  otlp_logs: 'OTLP logs',
  timings: 'Durations',
  hdr: 'HdrHistogram logs',
  logs: 'Log lines',
  changes: 'Changes',
}

/** What people call a way of pushing; a newer server may know another one. */
export function protocolWords(protocol: string): string {
  return words[protocol] ?? protocol
}
