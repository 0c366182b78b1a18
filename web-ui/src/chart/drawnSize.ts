import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** How wide something may be drawn, and in which of the device's two colour schemes. */
export function useDrawnSize(host: Readonly<Ref<HTMLElement | null>>): {
  width: Ref<number>
  scheme: Ref<'light' | 'dark'>
} {
  const width = ref(0)
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const scheme = ref<'light' | 'dark'>(dark.matches ? 'dark' : 'light')
  const onScheme = (): void => {
    scheme.value = dark.matches ? 'dark' : 'light'
  }
  const observer = new ResizeObserver(([entry]) => {
    width.value = Math.floor(entry?.contentRect.width ?? 0)
  })
  onMounted(() => {
    dark.addEventListener('change', onScheme)
    if (!host.value) return
    width.value = Math.floor(host.value.clientWidth)
    observer.observe(host.value.parentElement ?? host.value)
  })
  onBeforeUnmount(() => {
    dark.removeEventListener('change', onScheme)
    observer.disconnect()
  })
  return { width, scheme }
}
