// Which open incidents are probably one thing: they began together, and share a service or
// something that their services need.

import type { Incident, Service } from '../../api/types'
import { isDrill } from '../../evidence/subject'
import { isAboutWatching } from '../severity'

/** How far apart the first and the last of a group may have begun. */
export const togetherMillisMax = 60_000

/** Two or more that began within a minute of each other. */
export interface IncidentGroup {
  /** The service, or what services need, that they have in common. */
  shared: string
  /** In the order in which they came. */
  incidents: Incident[]
}

/** A row of a list of incidents: one with those that it stands for, or a group. */
export type Entry = { incident: Incident; attached: Incident[] } | { group: IncidentGroup }

/**
 * Puts together what nobody has taken and what burns; all others stay alone. Each joins the largest
 * group that it can; that nearly all services need the same thing says nothing unless it is broken
 * itself. What another one in the list stands for is told with that one. An entry stands
 * where its first incident stood.
 *
 * @param incidents the worst first
 */
export function grouped(
  incidents: readonly Incident[],
  services: readonly Pick<Service, 'name' | 'dependencies'>[],
): Entry[] {
  const needs = new Map(services.map(({ name, dependencies }) => [name, dependencies]))
  const broken = new Set(incidents.map(({ service }) => service))
  const neededBy = (name: string): number =>
    services.filter(({ dependencies }) => dependencies.includes(name)).length
  const says = (name: string): boolean => broken.has(name) || neededBy(name) <= services.length / 2
  const namesOf = ({ service }: Incident): string[] => [
    service,
    ...(needs.get(service) ?? []).filter(says),
  ]
  const groupOf = new Map<Incident, IncidentGroup>()
  const listed = new Set(incidents.map(({ id }) => id))
  const attachedTo = ({ id }: Incident): Incident[] =>
    incidents.filter(({ attached }) => attached?.incident === id)
  const roots = incidents.filter((each) => !listed.has(each.attached?.incident ?? ''))
  let left = roots.filter(
    (each) => each.state === 'open' && !isAboutWatching(each) && !isDrill(each),
  )
  for (;;) {
    const group = largest(left, namesOf)
    if (!group) break
    for (const each of group.incidents) groupOf.set(each, group)
    left = left.filter((each) => !groupOf.has(each))
  }
  return roots.flatMap((incident): Entry[] => {
    const group = groupOf.get(incident)
    if (!group) return [{ incident, attached: attachedTo(incident) }]
    if (group.incidents[0] !== incident) return []
    const all = group.incidents.flatMap((each) => [each, ...attachedTo(each)])
    return [{ group: { ...group, incidents: all } }]
  })
}

/** The largest group of all names; of equal ones that of the first name. */
function largest(
  incidents: readonly Incident[],
  namesOf: (incident: Incident) => string[],
): IncidentGroup | undefined {
  const byName = new Map<string, Incident[]>()
  for (const incident of incidents)
    for (const name of new Set(namesOf(incident)))
      byName.set(name, [...(byName.get(name) ?? []), incident])
  let best: IncidentGroup | undefined
  for (const [shared, all] of [...byName].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const together = mostTogether(all)
    if (together.length > Math.max(1, best?.incidents.length ?? 0))
      best = { shared, incidents: together }
  }
  return best
}

/** The most that began within a minute of each other, the earliest of equal ones. */
function mostTogether(incidents: readonly Incident[]): Incident[] {
  const began = (incident: Incident): number => Date.parse(incident.beganAt)
  const byBeginning = [...incidents].sort((a, b) => began(a) - began(b))
  let best: Incident[] = []
  let from = 0
  byBeginning.forEach((last, to) => {
    while (began(last) - began(byBeginning[from]!) > togetherMillisMax) from++
    if (to + 1 - from > best.length) best = byBeginning.slice(from, to + 1)
  })
  return incidents.filter((each) => best.includes(each))
}

/** When the first of them began. */
export function groupSince({ incidents }: IncidentGroup): string {
  return incidents.map(({ beganAt }) => beganAt).sort()[0]!
}

/** `4 promises`; two incidents of one promise are told as such. */
export function groupWords({ incidents }: IncidentGroup): string {
  const promises = new Set(incidents.map(({ slo }) => slo)).size
  return promises > 1 ? `${promises} promises` : `${incidents.length} incidents of one promise`
}
