// The stretch of time that a page shows. The address is the state: links keep it, reloads keep it.

import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { visible } from '../ui/visible'
import { parseDuration } from './duration'
import { zone } from './zone'

/** Both ends as the address writes them: an instant, epoch milliseconds, `now` or `now-1h`. */
export interface Written {
  from: string
  to: string
}

export interface Bounds {
  fromMillis: number
  toMillis: number
}

const rangeDefault: Written = { from: 'now-1h', to: 'now' }

/** Epoch milliseconds of one end, or undefined if it says nothing that can be read. */
export function instantOf(text: string, now: number): number | undefined {
  const relative = /^now(?:([+-])(\S+))?$/.exec(text)
  if (relative) {
    const [, sign, duration] = relative
    if (!duration) return now
    try {
      return sound(now + (sign === '-' ? -1 : 1) * parseDuration(duration) * 1_000)
    } catch {
      return undefined
    }
  }
  return sound(/^\d{10,}$/.test(text) ? Number(text) : Date.parse(text))
}

/** A hundred thousand years around 1970: a third of what a date can hold, so that it can be moved. */
const dateMax = 3.15e15

function sound(millis: number): number | undefined {
  return Math.abs(millis) <= dateMax ? millis : undefined
}

/** What is written, in milliseconds; the default where an end cannot be read or both are turned. */
export function boundsOf(written: Written, now: number): Bounds {
  const fromMillis = instantOf(written.from, now)
  const toMillis = instantOf(written.to, now)
  if (fromMillis === undefined || toMillis === undefined || fromMillis >= toMillis)
    return { fromMillis: now - 3_600_000, toMillis: now }
  return { fromMillis, toMillis }
}

const wordLengthMax = 40

/** Why the default is shown instead of what is written, or undefined if it is not. */
export function nonsenseIn({ from, to }: Written, now: number): string | undefined {
  const start = instantOf(from, now)
  const end = instantOf(to, now)
  const unread = start === undefined ? from : end === undefined ? to : undefined
  if (unread !== undefined)
    return `\u201c${visible(unread).slice(0, wordLengthMax)}\u201d is not a time; showing the last hour`
  return start! < end! ? undefined : 'This range ends before it begins; showing the last hour'
}

/** A step in whole tens of seconds that cuts a stretch into about as many points as wanted. */
export function stepSecondsFor(fromMillis: number, toMillis: number, points = 120): number {
  return Math.max(10, Math.ceil((toMillis - fromMillis) / 1_000 / points / 10) * 10)
}

const instantText = (millis: number): string =>
  new Date(Math.max(-dateMax, Math.min(dateMax, Math.round(millis)))).toISOString()

/** The same stretch, which no longer moves with the clock. */
export function frozen(written: Written, now: number): Written {
  const { fromMillis, toMillis } = boundsOf(written, now)
  return { from: instantText(fromMillis), to: instantText(toMillis) }
}

/** Half a stretch earlier or later. */
export function shifted(written: Written, direction: -1 | 1, now: number): Written {
  const { fromMillis, toMillis } = boundsOf(written, now)
  const step = ((toMillis - fromMillis) / 2) * direction
  return { from: instantText(fromMillis + step), to: instantText(toMillis + step) }
}

/** Twice as long; still ends now if it did, else grows to both sides. */
export function widened(written: Written, now: number): Written {
  const { fromMillis, toMillis } = boundsOf(written, now)
  const length = toMillis - fromMillis
  if (written.to === 'now') return { from: `now-${Math.round((length * 2) / 1_000)}s`, to: 'now' }
  return { from: instantText(fromMillis - length / 2), to: instantText(toMillis + length / 2) }
}

/** Stops what moves with the clock, on every page, until somebody lets it go on. */
const paused = ref(false)

/** One key of the address; all others are kept. Empty or the fallback is not written. */
export function useQueryParam(key: string, fallback = ''): Ref<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const value = route.query[key]
      return (Array.isArray(value) ? value[0] : value) ?? fallback
    },
    set: (value) => {
      const written = value === '' || value === fallback ? undefined : value
      void router.replace({ query: { ...route.query, [key]: written }, hash: route.hash })
    },
  })
}

/** The range of the page, as its address says. */
export function useRange(): {
  from: Ref<string>
  to: Ref<string>
  bounds(): Bounds
  /** Said to who reads, where the address holds no range. */
  nonsense: ComputedRef<string | undefined>
  moving: ComputedRef<boolean>
  paused: Ref<boolean>
  set(from: string, to: string): void
  shift(direction: -1 | 1): void
  zoomOut(): void
} {
  const route = useRoute()
  const router = useRouter()
  const from = useQueryParam('from', rangeDefault.from)
  const to = useQueryParam('to', rangeDefault.to)
  const written = (): Written => ({ from: from.value, to: to.value })
  const take = (next: Written): void =>
    void router.push({ query: { ...route.query, ...next }, hash: route.hash })
  return {
    from,
    to,
    paused,
    bounds: () => boundsOf(written(), Date.now()),
    nonsense: computed(() => nonsenseIn(written(), Date.now())),
    moving: computed(() => to.value.startsWith('now') && !paused.value),
    set: (start, end) => take({ from: start, to: end }),
    shift: (direction) => take(shifted(written(), direction, Date.now())),
    zoomOut: () => take(widened(written(), Date.now())),
  }
}

/** This page's address with a range that does not move; what others see is what is seen now. */
export function frozenLink(address = window.location.href, now = Date.now()): string {
  const url = new URL(address)
  const written = {
    from: url.searchParams.get('from') ?? rangeDefault.from,
    to: url.searchParams.get('to') ?? rangeDefault.to,
  }
  const { from, to } = frozen(written, now)
  url.searchParams.set('from', from)
  url.searchParams.set('to', to)
  url.searchParams.set('tz', zone.value)
  return url.href
}
