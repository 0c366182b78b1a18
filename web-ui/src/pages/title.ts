import { watchEffect } from 'vue'

/** Keeps the tab's title at what the getter says. */
export function usePageTitle(title: () => string): void {
  watchEffect(() => {
    document.title = `${title()} \u00b7 Headroom`
  })
}
