// The steps of a runbook: the task items of its page, counted from 0 in the order of the text.

export interface RunbookStep {
  number: number
  /** What to do, in one line. */
  text: string
  /** What to type; empty where the step has no code of its own. */
  command: string
}

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

/** Reads the steps out of a page that is not shown. */
export function stepsOf(html: string): RunbookStep[] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return stepItems(page).map((item, number) => ({
    number,
    text: stepText(item),
    command: item.querySelector('pre:not([data-live]) code')?.textContent?.trimEnd() ?? '',
  }))
}

/** The first step nobody has done. */
export function firstOpen(
  steps: readonly RunbookStep[],
  marks: readonly { step: number; done: boolean }[],
): RunbookStep | undefined {
  const done = new Set(marks.filter((mark) => mark.done).map(({ step }) => step))
  return steps.find(({ number }) => !done.has(number))
}
