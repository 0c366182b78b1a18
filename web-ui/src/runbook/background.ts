// Beside an incident a runbook begins with its diagnosis.

const diagnosis = 'runbook-diagnosis'

/** Folds what stands between a page's title and its diagnosis; it can be unfolded where it stands. */
export function foldBackground(body: HTMLElement): void {
  const end = body.querySelector(`h2#${diagnosis}`)
  const before = [...body.children]
  const background = before.slice(0, Math.max(0, before.indexOf(end!)))
  const titles = background.filter(({ tagName }) => tagName === 'H2')
  if (titles.length === 0) return
  const fold = document.createElement('details')
  const summary = document.createElement('summary')
  summary.textContent = titles.map(({ textContent }) => textContent).join(', ')
  titles[0]!.before(fold)
  fold.append(summary, ...background.slice(background.indexOf(titles[0]!)))
}

/** Unfolds whatever hides an element. */
export function openAround(element: Element): void {
  const fold = element.closest('details')
  if (fold) fold.open = true
}
