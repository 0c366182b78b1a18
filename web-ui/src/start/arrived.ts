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
