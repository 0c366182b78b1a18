import { inject, readonly, ref, type InjectionKey, type Ref } from 'vue'
import { openStream } from '../api/eventStream'
import type { Change, Faults, Incident, SloNews } from '../api/types'
import { Feed, type FeedListener, type FeedState } from './feed'
import { browserTabs } from './tabs'

/** What arrives on each topic. */
export interface LiveEvents {
  slos: SloNews
  incidents: Incident
  changes: Change
  faults: Faults
}

export type Topic = keyof LiveEvents
const topics: readonly Topic[] = ['slos', 'incidents', 'changes', 'faults']

export interface Live {
  readonly state: Readonly<Ref<FeedState>>
  /** Epoch milliseconds of the last sign of life. */
  readonly heardAt: Readonly<Ref<number>>
  /** Until the returned function is called. */
  on<T extends Topic>(topic: T, handle: (event: LiveEvents[T]) => void): () => void
  /** Events may have been missed: load again. */
  onReset(handle: () => void): () => void
}

export const liveKey: InjectionKey<Live> = Symbol('live')

export function useLive(): Live {
  const live = inject(liveKey)
  if (!live) throw new Error('no live feed provided')
  return live
}

/** Hands what a feed hears to whoever listens for its topic. */
export function createHub(): { live: Live; listener: FeedListener } {
  const state = ref<FeedState>('connecting')
  const heardAt = ref(Date.now())
  const handlers = new Map<string, Set<(event: never) => void>>()
  const resets = new Set<() => void>()
  const live: Live = {
    state: readonly(state),
    heardAt: readonly(heardAt),
    on(topic, handle) {
      const ofTopic = handlers.get(topic) ?? new Set()
      handlers.set(topic, ofTopic.add(handle))
      return () => ofTopic.delete(handle)
    },
    onReset(handle) {
      resets.add(handle)
      return () => resets.delete(handle)
    },
  }
  const listener: FeedListener = {
    standing(now, at) {
      state.value = now
      heardAt.value = at
    },
    event(topic, data) {
      const event = JSON.parse(data) as never
      for (const handle of handlers.get(topic) ?? []) {
        try {
          handle(event)
        } catch (cause) {
          // A mistake of one page must not look like a broken connection to all.
          reportError(cause)
        }
      }
    },
    reset() {
      for (const handle of resets) handle()
    },
  }
  return { live, listener }
}

/** Listens for as long as the page lives. */
export function startLive(): Live {
  const { live, listener } = createHub()
  const feed = new Feed((id, signal) => openStream(topics, id, signal), browserTabs(), listener)
  void feed.start()
  return live
}
