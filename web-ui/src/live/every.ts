import { onScopeDispose } from 'vue'

/** Runs again and again for as long as the scope lives, but not for a page nobody looks at. */
export function useEvery(millis: number, run: () => void): void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') run()
  }, millis)
  onScopeDispose(() => clearInterval(timer))
}
