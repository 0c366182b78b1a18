import { ref, type Ref } from 'vue'

/** Copies a text and says for two seconds how that went. */
export function useCopy(): { said: Ref<string>; copy(text: string): Promise<void> } {
  const said = ref('')
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      said.value = 'Copied'
    } catch {
      said.value = 'Cannot copy'
    }
    setTimeout(() => (said.value = ''), 2000)
  }
  return { said, copy }
}
