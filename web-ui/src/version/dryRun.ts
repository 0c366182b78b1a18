import type { DryRun, DryRunIncident } from '../api/types'

/** Who is told, each once with the step by which; an opening needs no words. */
export function toldWords({ told }: DryRunIncident): string {
  const names = new Set(
    told.map(({ receiver, by }) =>
      by === 'opened' ? receiver : `${receiver} (${by.replace('_', ' ')})`,
    ),
  )
  return names.size === 0 ? 'nobody' : [...names].join(', ')
}

/** What the answer does not know, one sentence each. */
export function limitWords({ from, promises, complete, cut }: DryRun): string[] {
  const uncounted = promises.filter((each) => each.from === null)
  const young = promises.filter((each) => each.from !== null && each.from > from)
  return [
    uncounted.length > 0 &&
      `Nobody counts the events of ${names(uncounted, promises)} yet, so nothing is known of them.`,
    young.length > 0 &&
      `The events of ${names(young, promises)} are known for a part of the time only.`,
    !complete && 'The time for trying was up: what came later was not tried.',
    cut && 'There were more incidents than are listed.',
  ].filter((each) => each !== false)
}

const names = (some: DryRun['promises'], all: DryRun['promises']): string =>
  some.length === all.length && all.length > 1
    ? `all ${all.length} promises`
    : some.map(({ name }) => name).join(', ')

/** How it differs from what was. */
export type Difference =
  'new' | 'told otherwise' | 'as it was' | 'would not have been' | 'not known'

export interface TriedRow {
  difference: Difference
  incident: DryRunIncident
  /** Who was really told, where that differs. */
  reallyTold?: string
}

/** All incidents of both, the oldest first. */
export function rows({ wouldBe, onlyReal, untried }: DryRun): TriedRow[] {
  const all: TriedRow[] = [
    ...wouldBe.map(({ incident, really }): TriedRow => {
      if (!really) return { difference: 'new', incident }
      const told = toldWords(really)
      return told === toldWords(incident)
        ? { difference: 'as it was', incident }
        : { difference: 'told otherwise', incident, reallyTold: told }
    }),
    ...onlyReal.map((incident): TriedRow => ({ difference: 'would not have been', incident })),
    ...untried.map((incident): TriedRow => ({ difference: 'not known', incident })),
  ]
  return all.sort((one, other) => one.incident.startedAt.localeCompare(other.incident.startedAt))
}

/** Says in a few words what is different. */
export function runWords(run: DryRun): string {
  const counts = new Map<Difference, number>()
  for (const { difference } of rows(run)) counts.set(difference, (counts.get(difference) ?? 0) + 1)
  return counts.size === 0
    ? 'There was no incident, and there would have been none.'
    : [...counts].map(([difference, count]) => `${count} ${difference}`).join(', ')
}
