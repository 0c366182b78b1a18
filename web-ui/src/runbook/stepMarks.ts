import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { api } from '../api/client'
import { ApiProblem } from '../api/problem'
import type { IncidentDetail, StepMark } from '../api/types'
import { reader } from '../ui/reader'

/** The ticks of an incident's runbook. */
export interface StepMarks {
  readonly marks: ComputedRef<StepMark[]>
  /** Why the last tick did not stay. */
  readonly problem: Ref<ApiProblem | undefined>
  /** Steps whose tick is on its way. */
  readonly busy: Ref<ReadonlySet<number>>
  mark(step: number, done: boolean, text: string): Promise<void>
}

/** Shows a tick at once and takes it back where the server did not take it. */
export function useStepMarks(
  incident: () => IncidentDetail | undefined,
  take: (incident: IncidentDetail) => void,
): StepMarks {
  const hoped = ref(new Map<number, StepMark>())
  const problem = ref<ApiProblem>()

  const marks = computed(() => {
    const known = incident()?.steps ?? []
    const kept = known.filter(({ step }) => !hoped.value.has(step))
    return [...kept, ...hoped.value.values()].sort((a, b) => a.step - b.step)
  })
  const busy = computed<ReadonlySet<number>>(() => new Set(hoped.value.keys()))

  async function mark(step: number, done: boolean, text: string): Promise<void> {
    const of = incident()
    if (!of || hoped.value.has(step)) return
    const by = reader.value.trim()
    hoped.value.set(step, { step, done, by, time: new Date().toISOString() })
    problem.value = undefined
    try {
      const named = by === '' ? {} : { by }
      take(await api.markStep(of.id, step, { done, text: text.slice(0, 1000), ...named }))
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause
      problem.value = cause
    } finally {
      hoped.value.delete(step)
    }
  }

  return { marks, problem, busy, mark }
}
