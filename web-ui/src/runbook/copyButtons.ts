import { copyText, saidMillis } from '../ui/browser/copy'

/** A command is copied, not retyped: gives each code block a button, once. */
export function addCopyButtons(body: HTMLElement): void {
  for (const block of body.querySelectorAll<HTMLElement>('pre:not(.copyable)')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy'
    const text = block.innerText.trimEnd()
    button.addEventListener('click', () => void copy(text, button))
    block.classList.add('copyable')
    block.append(button)
  }
}

async function copy(text: string, button: HTMLElement): Promise<void> {
  button.textContent = await copyText(text)
  setTimeout(() => (button.textContent = 'Copy'), saidMillis)
}
