// Pictures for the README, of a running demo: HEADROOM_URL=… CHROMIUM_PATH=… npm run pictures.
// Breaks something, waits for its incident, looks, and mends it.

import { request as requests } from '@playwright/test'
import type { Incident } from '../src/api/types.ts'
import { startBrowser } from './measuring.ts'

const url = process.env.HEADROOM_URL ?? 'http://127.0.0.1:8080'
const folder = new URL('../../backend/docs/pictures/', import.meta.url).pathname
const fault = 'errors'
const waitMillisMax = 90_000
const drawnMillis = 3_000

const request = await requests.newContext({ baseURL: url })
const switchFault = (on: boolean): Promise<unknown> =>
  request.put(`/api/v1/faults/${fault}`, { data: { on } })

async function openIncident(): Promise<Incident> {
  const deadline = Date.now() + waitMillisMax
  while (Date.now() < deadline) {
    const answer = await request.get('/api/v1/incidents?state=unresolved')
    const { incidents } = (await answer.json()) as { incidents: Incident[] }
    if (incidents[0]) return incidents[0]
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  throw new Error(`no incident within ${waitMillisMax / 1_000} s of the fault ${fault}`)
}

await switchFault(true)
const browser = await startBrowser()
try {
  const { id, slo } = await openIncident()
  const shots = [
    { name: 'now', path: '/', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    {
      name: 'incident',
      path: `/i/${encodeURIComponent(id)}`,
      colorScheme: 'dark',
      viewport: { width: 1440, height: 900 },
    },
    {
      name: 'promise',
      path: `/slo/${encodeURIComponent(slo)}`,
      colorScheme: 'light',
      viewport: { width: 1440, height: 900 },
    },
  ] as const
  for (const { name, path, ...options } of shots) {
    const page = await browser.newPage(options)
    await page.goto(url + path)
    await page.waitForTimeout(drawnMillis)
    await page.screenshot({ path: `${folder}${name}.png` })
    await page.close()
    console.log(`${folder}${name}.png`)
  }
} finally {
  await browser.close()
  await switchFault(false)
  await request.dispose()
}
