import { onScopeDispose, readonly, ref, type Ref } from 'vue'

const now = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined

/**
 * The wall clock in epoch milliseconds, a second's grain; one timer for the page, none while
 * unused.
 */
export function useNow(): Readonly<Ref<number>> {
  now.value = Date.now()
  if (users++ === 0) timer = setInterval(() => (now.value = Date.now()), 1000)
  onScopeDispose(() => {
    if (--users === 0) clearInterval(timer)
  })
  return readonly(now)
}
