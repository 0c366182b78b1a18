import { ref, type Ref } from 'vue'
import { api } from '../api/client'
import { ApiProblem } from '../api/problem'
import type { Resource } from '../live/resource'
import type { Surroundings } from '../live/surroundings'
import { active } from './faults'

export interface Switching {
  /** Name of the fault being switched; empty otherwise. */
  readonly busy: Ref<string>
  readonly problem: Ref<ApiProblem | undefined>
  set(name: string, on: boolean, hidden?: boolean): Promise<void>
  /** One after the other; the first that fails ends it. */
  stopAll(): Promise<void>
}

/** Switches faults and shows the answer without waiting for the feed. */
export function useSwitching(surroundings: Resource<Surroundings>): Switching {
  const busy = ref('')
  const problem = ref<ApiProblem>()

  async function set(name: string, on: boolean, hidden = false): Promise<void> {
    busy.value = name
    problem.value = undefined
    try {
      const { faults } = await api.switchFault(name, on, hidden)
      if (surroundings.data.value) surroundings.data.value = { ...surroundings.data.value, faults }
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause
      problem.value = cause
    } finally {
      busy.value = ''
    }
  }

  async function stopAll(): Promise<void> {
    for (const { name } of active(surroundings.data.value?.faults ?? [])) {
      await set(name, false)
      if (problem.value) return
    }
  }

  return { busy, problem, set, stopAll }
}
