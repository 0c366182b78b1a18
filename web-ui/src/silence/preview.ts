import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { ApiProblem } from '../api/problem'
import { silencesApi } from '../api/silences'
import type { LabelMatcher, SilencePreview } from '../api/types'

const settleMillis = 300

/** What a silence with these matchers would hide, asked for when they have settled. */
export function usePreview(matchers: () => LabelMatcher[]): {
  preview: ShallowRef<SilencePreview | undefined>
  problem: Ref<ApiProblem | undefined>
} {
  const preview = shallowRef<SilencePreview>()
  const problem = ref<ApiProblem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let request = new AbortController()

  async function ask(wanted: LabelMatcher[]): Promise<void> {
    const own = (request = new AbortController())
    try {
      preview.value = await silencesApi.preview(wanted, own.signal)
      problem.value = undefined
    } catch (cause) {
      if (own.signal.aborted) return
      if (!(cause instanceof ApiProblem)) throw cause
      preview.value = undefined
      problem.value = cause
    }
  }

  function stop(): void {
    clearTimeout(timer)
    request.abort()
  }

  watch(
    () => JSON.stringify(matchers()),
    () => {
      stop()
      preview.value = undefined
      problem.value = undefined
      const wanted = matchers()
      if (wanted.length > 0) timer = setTimeout(() => void ask(wanted), settleMillis)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
  return { preview, problem }
}
