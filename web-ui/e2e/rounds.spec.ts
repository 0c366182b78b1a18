// Twelve rounds of "find it yourself": a hidden fault, a page, a reader who knows nothing, the end.
// What was measured is printed as a table; the bars are asserted.

import { expect, test, type APIRequestContext } from '@playwright/test'
import type { Fault, Faults, Incident, Slo } from '../src/api/types.ts'
import { causes } from './causes.ts'
import { incident, pageMillisMax, resolveMillisMax } from './fleet.ts'
import { find, stepsMax } from './reader.ts'

const causeMillisMax = 60_000
const onMillis = 60_000
const closedMillisMax = 60_000
const deliveriesMax = 4
/** An incident that comes after the end of the last one comes within this, or is another one. */
const quietMillis = 15_000

interface Round {
  fault: Fault
  onAt: number
  incidents: Incident[]
  deliveries: number
  firstPage: string
  pagedSeconds: number
  headline: string
  truth: number
  steps: number
  causeSeconds: number
  closedSeconds: number
}

const rounds: Round[] = []

test.beforeAll(async ({ request }) => {
  for (const name of Object.keys(causes)) await hide(request, name, false)
})

for (const [name, cause] of Object.entries(causes))
  test(name, async ({ page, request }) => {
    test.setTimeout(pageMillisMax + onMillis + 2 * resolveMillisMax)
    await expect
      .poll(async () => (await unresolved(request)).length, { timeout: resolveMillisMax })
      .toBe(0)
    const fault = await hide(request, name, true)
    const onAt = Date.parse(fault.since!)
    try {
      await expect
        .poll(async () => (await since(request, onAt)).length, { timeout: pageMillisMax })
        .toBeGreaterThan(0)
      const first = (await since(request, onAt)).at(-1)!
      const found = await find(page, cause)
      await page.waitForTimeout(Math.max(0, onAt + onMillis - Date.now()))
      const { summary } = await incident(request, first.id)
      const truth = await shareBad(request, first.slo)
      await hide(request, name, false)
      const offAt = Date.now()
      const caused = await untilClosed(request, onAt)
      const deliveries = await Promise.all(
        caused.map(async ({ id }) => (await incident(request, id)).deliveries.length),
      )
      const paged = Date.parse(first.startedAt)
      const round: Round = {
        fault,
        onAt,
        incidents: caused,
        deliveries: deliveries.reduce((sum, each) => sum + each, 0),
        firstPage: first.slo,
        pagedSeconds: (paged - onAt) / 1_000,
        headline: summary,
        truth,
        steps: found.steps,
        causeSeconds: (found.at - paged) / 1_000,
        closedSeconds:
          (Math.max(...caused.map(({ resolvedAt }) => Date.parse(resolvedAt!))) - offAt) / 1_000,
      }
      rounds.push(round)
      hold(round)
    } finally {
      await hide(request, name, false)
    }
  })

test.afterAll(() => {
  console.log(table(rounds))
})

function hold(round: Round): void {
  expect.soft(round.firstPage).toBe(round.fault.slo)
  expect.soft(round.steps).toBeLessThanOrEqual(stepsMax)
  expect.soft(round.causeSeconds * 1_000).toBeLessThanOrEqual(causeMillisMax)
  expect.soft(round.incidents.length).toBe(1)
  expect.soft(round.deliveries).toBeLessThanOrEqual(deliveriesMax)
  expect.soft(round.closedSeconds * 1_000).toBeLessThanOrEqual(closedMillisMax)
}

async function hide(request: APIRequestContext, name: string, on: boolean): Promise<Fault> {
  const response = await request.put(`/api/v1/faults/${name}`, { data: { on, hidden: on } })
  const { faults } = (await response.json()) as Faults
  return faults.find((fault) => fault.name === name)!
}

async function unresolved(request: APIRequestContext): Promise<Incident[]> {
  const response = await request.get('/api/v1/incidents?state=unresolved')
  return ((await response.json()) as { incidents: Incident[] }).incidents
}

/** The newest first. */
async function since(request: APIRequestContext, at: number): Promise<Incident[]> {
  const response = await request.get('/api/v1/incidents?limit=20')
  const { incidents } = (await response.json()) as { incidents: Incident[] }
  return incidents.filter(({ startedAt }) => Date.parse(startedAt) >= at)
}

async function untilClosed(request: APIRequestContext, at: number): Promise<Incident[]> {
  let quietSince = Infinity
  await expect
    .poll(
      async () => {
        const open = (await unresolved(request)).length > 0
        quietSince = open ? Infinity : Math.min(quietSince, Date.now())
        return Date.now() - quietSince
      },
      { timeout: resolveMillisMax, intervals: [500] },
    )
    .toBeGreaterThan(quietMillis)
  return since(request, at)
}

/** Share of bad events over the shortest window. */
async function shareBad(request: APIRequestContext, name: string): Promise<number> {
  const slo = (await (await request.get(`/api/v1/slos/${name}`)).json()) as Slo
  const shortest = slo.burn[0]!
  return shortest.bad / (shortest.good + shortest.bad)
}

function table(played: readonly Round[]): string {
  const head = [
    'fault',
    'page after',
    'first page',
    'headline after a minute',
    'truth',
    'cause in step',
    'after the page',
    'incidents',
    'deliveries',
    'closed after',
  ]
  const rows = played.map((round) => [
    `\`${round.fault.name}\``,
    `${round.pagedSeconds.toFixed(0)} s`,
    `\`${round.firstPage}\``,
    round.headline,
    `${(round.truth * 100).toFixed(1)} %`,
    String(round.steps),
    `${round.causeSeconds.toFixed(0)} s`,
    String(round.incidents.length),
    String(round.deliveries),
    `${round.closedSeconds.toFixed(0)} s`,
  ])
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
