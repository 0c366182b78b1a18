// "Find it yourself": a fault is on and nothing tells which. What was found out, and how fast.
import { ref } from 'vue'
import type { Fault, Incident } from '../api/types'
import { preference } from '../ui/browser/preference'

/** One game, from the fault's beginning; moments in milliseconds. */
export interface Round {
  /** Name of the fault. */
  fault: string
  since: number
  /** First look at an incident that this fault may have caused. */
  openedAt?: number
  /** Names that were wrong. */
  wrong: string[]
  namedAt?: number
  /** Its name was asked for instead. */
  givenUp: boolean
  stoppedAt?: number
}

/** Seconds from one moment to another; absent while the second has not come. */
export interface Score {
  /** From the fault to the first incident. */
  paged?: number
  /** From the first incident to the first look at one. */
  opened?: number
  /** From the fault to its right name. */
  named?: number
  /** From the end of the fault to the end of the last incident. */
  closed?: number
}

const kept = preference('headroom.round')

/** The round that is played, or was played last. */
export const round = ref<Round | undefined>(read())

function read(): Round | undefined {
  try {
    const value: unknown = JSON.parse(kept.read() ?? 'null')
    return isRound(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRound(value: unknown): value is Round {
  return (
    typeof value === 'object' &&
    value !== null &&
    'fault' in value &&
    typeof value.fault === 'string' &&
    'since' in value &&
    typeof value.since === 'number' &&
    'wrong' in value &&
    Array.isArray(value.wrong)
  )
}

function keep(next: Round): void {
  round.value = next
  kept.write(JSON.stringify(next))
}

/** Whether its name is still to be found. */
export function isOpen({ namedAt, givenUp }: Round): boolean {
  return namedAt === undefined && !givenUp
}

/** One of those that are off. */
export function pick(faults: readonly Fault[], random: () => number): Fault | undefined {
  const off = faults.filter(({ since }) => since === null)
  return off[Math.floor(random() * off.length)]
}

export function begin({ name, since }: Fault): void {
  if (since === null) throw new Error(`${name} is off`)
  keep({ fault: name, since: Date.parse(since), wrong: [], givenUp: false })
}

/** An incident was looked at. */
export function look(now: number): void {
  const last = round.value
  if (last && isOpen(last) && last.openedAt === undefined && last.stoppedAt === undefined)
    keep({ ...last, openedAt: now })
}

/** Somebody says which fault it is; true if it is. */
export function name(fault: string, now: number): boolean {
  const last = round.value
  if (!last || !isOpen(last)) return false
  const right = last.fault === fault
  if (right) keep({ ...last, namedAt: now })
  else if (!last.wrong.includes(fault)) keep({ ...last, wrong: [...last.wrong, fault] })
  return right
}

export function giveUp(): void {
  if (round.value && isOpen(round.value)) keep({ ...round.value, givenUp: true })
}

/**
 * Takes part in a round that began elsewhere, and notes that the fault is off, whoever switched it;
 * one that nobody named is over with that.
 */
export function follow(faults: readonly Fault[], now: number): void {
  const hidden = faults.find((each) => each.hidden && each.since !== null)
  if (hidden && Date.parse(hidden.since!) !== round.value?.since) begin(hidden)
  const last = round.value
  if (!last || last.stoppedAt !== undefined) return
  const fault = faults.find((each) => each.name === last.fault)
  if (fault && fault.since === null)
    keep({ ...last, stoppedAt: now, givenUp: last.givenUp || isOpen(last) })
}

/**
 * How long each part took.
 *
 * @param incidents those that are not over, and the last few that are
 */
export function scoreOf(played: Round, incidents: readonly Incident[]): Score {
  const caused = incidents.filter(
    ({ startedAt, severity }) => severity === 'page' && Date.parse(startedAt) >= played.since,
  )
  if (caused.length === 0) return named(played)
  const paged = Math.min(...caused.map(({ startedAt }) => Date.parse(startedAt)))
  const ends = caused.map(({ resolvedAt }) => (resolvedAt ? Date.parse(resolvedAt) : Infinity))
  const closed = Math.max(...ends)
  return {
    paged: seconds(played.since, paged),
    ...(played.openedAt !== undefined && played.openedAt >= paged
      ? { opened: seconds(paged, played.openedAt) }
      : {}),
    ...named(played),
    ...(played.stoppedAt !== undefined && closed !== Infinity
      ? { closed: Math.max(0, seconds(played.stoppedAt, closed)) }
      : {}),
  }
}

function named({ since, namedAt }: Round): Score {
  return namedAt === undefined ? {} : { named: seconds(since, namedAt) }
}

function seconds(from: number, to: number): number {
  return Math.round((to - from) / 1000)
}
