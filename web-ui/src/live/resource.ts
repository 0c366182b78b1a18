import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { ApiProblem } from '../api/problem'
import type { Live, LiveEvents, Topic } from './live'

/**
 * Something the server knows: the last answer stays while a newer one is fetched or fails to come.
 */
export interface Resource<T> {
  readonly data: ShallowRef<T | undefined>
  readonly problem: Ref<ApiProblem | undefined>
  readonly loading: Ref<boolean>
  reload(): Promise<void>
}

/**
 * What an event makes of the last answer: a newer one, or `reload`, or the same where it is of no
 * concern.
 */
export type Reducers<T> = {
  [K in Topic]?: (event: LiveEvents[K], last: T) => T | 'reload'
}

/** What an event alone is an answer of, whatever was known before; undefined where it is a change. */
export type Wholes<T> = {
  [K in Topic]?: (event: LiveEvents[K]) => T | undefined
}

/** How often to ask while the feed is lost. */
export const pollMillis = 15_000

/**
 * A resource of the component or scope it is made in: loaded at once, kept up to date by the feed,
 * by polling while that is lost.
 *
 * @param wanted whether anybody would see it; until somebody does, it is not asked for
 */
export function liveResource<T>(
  live: Live,
  load: (signal: AbortSignal) => Promise<T>,
  reducers: Reducers<T>,
  wholes: Wholes<T> = {},
  wanted: () => boolean = () => true,
): Resource<T> {
  const data = shallowRef<T>()
  const problem = ref<ApiProblem>()
  const loading = ref(false)
  let request = new AbortController()
  let outdated = false
  let poll: ReturnType<typeof setInterval> | undefined

  async function reload(): Promise<void> {
    request.abort()
    const own = (request = new AbortController())
    loading.value = true
    outdated = false
    try {
      const answer = await load(own.signal)
      if (own.signal.aborted) return
      data.value = answer
      problem.value = undefined
    } catch (cause) {
      if (own.signal.aborted) return
      if (!(cause instanceof ApiProblem)) throw cause
      problem.value = cause
    } finally {
      if (own === request) loading.value = false
    }
    if (outdated) await reload()
  }

  /** Newer than any answer on its way. */
  function take(answer: T): void {
    request.abort()
    loading.value = false
    outdated = false
    data.value = answer
    problem.value = undefined
  }

  function listen<K extends Topic>(topic: K): () => void {
    const reduce = reducers[topic]!
    return live.on(topic, (event) => {
      const whole = wholes[topic]?.(event)
      if (whole !== undefined) return take(whole)
      // An answer on its way may be older than the event: ask once more when it has come.
      if (loading.value) outdated = true
      if (data.value === undefined) return
      const next = reduce(event, data.value)
      if (next === 'reload') void reload()
      else data.value = next
    })
  }

  const endings = (Object.keys(reducers) as Topic[]).map(listen)
  const reloadWanted = (): void => {
    if (wanted()) void reload()
  }
  endings.push(live.onReset(reloadWanted))
  endings.push(
    watch(live.state, (state) => {
      clearInterval(poll)
      if (state === 'lost') poll = setInterval(reloadWanted, pollMillis)
      else if (problem.value) void reload()
    }),
  )
  onScopeDispose(() => {
    for (const end of endings) end()
    clearInterval(poll)
    request.abort()
  })
  watch(
    wanted,
    (is) => {
      if (is && data.value === undefined && !loading.value) void reload()
    },
    { immediate: true },
  )
  return { data, problem, loading, reload }
}
