import { effectScope, onScopeDispose, shallowReactive, type EffectScope, type Ref } from 'vue'
import { api } from '../../api/client'
import type { LiveBlockResult } from '../../api/types'
import { useEvery } from '../../live/every'
import { useLive, type Live } from '../../live/live'
import { liveResource, type Resource } from '../../live/resource'

/** Which block of which runbook, and the incident it is asked for. */
export interface BlockOf {
  runbook: string
  block: number
  incident: string | undefined
}

interface Shared {
  answer: Resource<LiveBlockResult>
  /** Whether each of those that show it is on the screen. */
  onScreen: Set<Ref<boolean>>
  scope: EffectScope
}

const refreshMillis = 15_000
const shown = new Map<string, Shared>()

/**
 * The answer of a block, asked once for however many show it at a time, as soon as any of them is
 * on the screen or near it, and again while it is.
 */
export function useBlockAnswer(of: BlockOf, onScreen: Ref<boolean>): Resource<LiveBlockResult> {
  const key = JSON.stringify([of.runbook, of.block, of.incident])
  const live = useLive()
  const shared = shown.get(key) ?? begin(of, live)
  shown.set(key, shared)
  shared.onScreen.add(onScreen)
  onScopeDispose(() => {
    shared.onScreen.delete(onScreen)
    if (shared.onScreen.size > 0) return
    shared.scope.stop()
    shown.delete(key)
  })
  return shared.answer
}

function begin({ runbook, block, incident }: BlockOf, live: Live): Shared {
  // Not of the one that came first: another may show it longer.
  const scope = effectScope(true)
  const onScreen = shallowReactive(new Set<Ref<boolean>>())
  const seen = (): boolean => [...onScreen].some(({ value }) => value)
  const answer = scope.run(() => {
    const load = (signal: AbortSignal) => api.liveBlock(runbook, block, incident, signal)
    const ask = liveResource(live, load, {}, {}, seen)
    useEvery(refreshMillis, () => {
      if (seen() && !ask.loading.value) void ask.reload()
    })
    return ask
  })!
  return { answer, onScreen, scope }
}
