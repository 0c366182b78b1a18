// The steps of a runbook: the task items of its page, counted from 0 in the order of the text.

/** The task items below an element. */
export function stepItems(body: ParentNode): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>('li.task')]
}

/** The words of an item without the code blocks and lists below it. */
export function stepText(item: Element): string {
  const own = item.querySelector(':scope > p') ?? item
  const words = own.cloneNode(true) as Element
  for (const part of words.querySelectorAll('pre, ul, ol, .step')) part.remove()
  return (words.textContent ?? '').replace(/\s+/g, ' ').trim()
}
