// A person who is paged and knows nothing: reads what the screen shows, then follows what it offers
// first. Runbook prose is not evidence: only what is live counts.

import { expect, type Locator, type Page } from '@playwright/test'
import { openGroups } from './pages.ts'

/** The cause is to be read after so many steps. */
export const stepsMax = 4

/** What stands on the screen after a step. */
interface Sight {
  step: string
  evidence: string
  at: number
}

/** Elements that tell what is so now, not what might be. */
const live = [
  'h1',
  'section.live',
  '[aria-labelledby=changes-title]',
  '[aria-label="Log records, newest first"]',
].join(', ')

/** Steps until the cause stood on the screen, and when that was. */
export async function find(page: Page, cause: RegExp): Promise<{ steps: number; at: number }> {
  const seen: Sight[] = []
  for await (const sight of reading(page)) {
    seen.push(sight)
    if (cause.test(sight.evidence)) return { steps: seen.length, at: sight.at }
  }
  const told = seen.map(({ step, evidence }) => `${step}: ${evidence}`).join('\n')
  throw new Error(`${String(cause)} was not seen:\n${told}`)
}

/** Steps in the order in which the pages offer them; each is taken when it is asked for. */
async function* reading(page: Page): AsyncGenerator<Sight> {
  await page.goto('/')
  const region = page.getByRole('region', { name: 'Open incidents' })
  await expect(region.locator('a[href^="/i/"], summary').first()).toBeVisible()
  yield await sight(page, 'Now')

  await openGroups(page)
  await region.locator('a[href^="/i/"]').first().click()
  await settled(page)
  yield await sight(page, 'the first incident')

  const look = page.getByRole('heading', { name: 'Look first' })
  await atTheTop(look)
  yield await sight(page, 'look first')

  await page.getByRole('link', { name: 'Logs of this time' }).click()
  await expect(page).toHaveURL(/\/logs/)
  await settled(page)
  yield await sight(page, 'logs of this time')
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
}

async function atTheTop(element: Locator): Promise<void> {
  await element.evaluate((node) => node.scrollIntoView({ block: 'start' }))
}

async function sight(page: Page, step: string): Promise<Sight> {
  const texts: string[] = []
  for (const each of await page.locator(live).all()) texts.push(await shownText(each))
  return { step, evidence: texts.join('\n'), at: Date.now() }
}

/** The text of those parts of an element that are on the screen. */
function shownText(element: Locator): Promise<string> {
  return element.evaluate((root) => {
    const words: string[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      range.selectNodeContents(node)
      const { left, top, width, height } = range.getBoundingClientRect()
      const on = document.elementFromPoint(left + width / 2, top + height / 2)
      if (width > 0 && node.parentElement?.contains(on)) words.push(node.textContent ?? '')
    }
    return words.join(' ').replace(/\s+/g, ' ')
  })
}
