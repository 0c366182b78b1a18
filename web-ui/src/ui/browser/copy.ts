import { ref, type Ref } from 'vue'

/** How long is said how it went. */
export const saidMillis = 2_000

/** Copies a text; what is to be said of it. */
export async function copyText(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return 'Copied'
  } catch {
    return 'Cannot copy'
  }
}

/** Copies a text and says for a while how that went. */
export function useCopy(): { said: Ref<string>; copy(text: string): Promise<void> } {
  const said = ref('')
  async function copy(text: string): Promise<void> {
    said.value = await copyText(text)
    setTimeout(() => (said.value = ''), saidMillis)
  }
  return { said, copy }
}
