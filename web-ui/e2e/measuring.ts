// What the measurements share: a browser without a screen, a page of `dev/` built as the product is.

import { chromium, type Browser } from '@playwright/test'
import { build, preview } from 'vite'

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

/** Builds a page of `dev/` and serves it on a free port. */
export async function serveBuilt(
  html: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const outDir = 'target/performance'
  await build({
    logLevel: 'warn',
    build: { outDir, manifest: false, rolldownOptions: { input: html } },
  })
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  return { url: server.resolvedUrls!.local[0]! + html, close: () => server.close() }
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
