import type { FilePlace, OnCall, Route, Routes } from '../api/types'
import { parseDuration } from '../time/duration'

/** `routing.yaml:12`, without the folders. */
export function placeWords({ file, line }: FilePlace): string {
  return `${file.slice(file.lastIndexOf('/') + 1)}:${line}`
}

const units = [
  { unit: 'd', seconds: parseDuration('1d') },
  { unit: 'h', seconds: parseDuration('1h') },
  { unit: 'm', seconds: parseDuration('1m') },
] as const

/** As the file writes it: `30s`, `4h`, `1h30m`. */
export function fileDuration(seconds: number): string {
  let rest = seconds
  let text = ''
  for (const each of units) {
    const amount = Math.floor(rest / each.seconds)
    rest -= amount * each.seconds
    if (amount > 0) text += `${amount}${each.unit}`
  }
  return rest > 0 || text === '' ? `${text}${rest}s` : text
}

/** How alerts are put together, and how often they are told. */
export function rhythmWords(route: Route): string {
  const groups =
    route.groupBy === null
      ? 'each alert by itself'
      : route.groupBy.length > 0
        ? `by ${route.groupBy.join(', ')}`
        : 'not by labels'
  return [
    `grouped ${groups}`,
    route.groupWaitSeconds > 0 ? `waits ${fileDuration(route.groupWaitSeconds)}` : 'at once',
    `updates every ${fileDuration(route.groupIntervalSeconds)}`,
    `repeats every ${fileDuration(route.repeatIntervalSeconds)}`,
  ].join(', ')
}

/** Who is told later, if nobody acknowledges: `second-line after 10m, lead after 30m`. */
export function escalationWords({ escalation }: Pick<Route, 'escalation'>): string {
  return escalation
    .map(({ receiver, afterSeconds }) => `${receiver} after ${fileDuration(afterSeconds)}`)
    .join(', ')
}

/** Nodes above those that are taken, and these themselves. */
export function onTheWay(routes: readonly Route[], taken: readonly number[]): Set<number> {
  const way = new Set<number>()
  for (const end of taken) {
    let depth = Infinity
    for (let node = end; node >= 0 && depth > 0; node--) {
      if (routes[node]!.depth >= depth) continue
      depth = routes[node]!.depth
      way.add(node)
    }
  }
  return way
}

/** Why the receivers that are named are not told at this moment, one sentence each. */
export function heldWords({ taken, outlook }: Pick<Routes, 'taken' | 'outlook'>): string[] {
  const shadowed = new Set(taken.filter(({ inShadow }) => inShadow).map(({ receiver }) => receiver))
  const shadows = [...shadowed].map((receiver) => `${receiver} is told nothing: it is in shadow.`)
  const routes = taken
    .filter(({ muted }) => muted !== null)
    .map(({ receiver, muted }) => `${receiver} is not told by this route now: it is ${muted}.`)
  return [
    ...shadows,
    ...routes,
    ...(outlook.silenced ? [`Nobody is told now: ${outlook.silenced}.`] : []),
  ]
}

/** `ada, bob (payments-primary)`; what is wrong where nobody is known. */
export function onCallWords({ calendar, people }: Pick<OnCall, 'calendar' | 'people'>): string {
  return people.length > 0 ? `${people.join(', ')} (${calendar})` : `nobody (${calendar})`
}

/** The first line that is no `name=value`. */
export function wrongLabel(text: string): string | undefined {
  return labelLines(text).find((line) => line.indexOf('=') < 1)
}

/**
 * One label each, without what is empty and the quotes that people copy from files. A comma begins
 * another label only where a name follows; any other belongs to the value.
 */
export function labelLines(text: string): string[] {
  return text
    .split(/\r?\n|,\s*(?=[^,="\s]+\s*=)/)
    .map((line) => line.trim().replace(/^([^="]+?)\s*=\s*"(.*)"$/, '$1=$2'))
    .filter((line) => line !== '')
}
