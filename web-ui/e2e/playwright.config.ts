import { defineConfig } from '@playwright/test'

/**
 * Against a running server with the demo fleet: HEADROOM_URL is its address, CHROMIUM_PATH the
 * browser's binary. With HEADROOM_SEED it is a part of what takes long, another one with each seed.
 */
function required(name: string): string {
  const value = process.env[name]
  if (!value)
    throw new Error(
      `${name} is not set: run with HEADROOM_URL=http://127.0.0.1:8080 CHROMIUM_PATH=/usr/bin/chromium`,
    )
  return value
}

export default defineConfig({
  testDir: '.',
  outputDir: '../target/e2e',
  // One fleet, one set of faults: tests must not break things beside each other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  reporter: [['list']],
  // The story first: it needs a budget that no other spec has burned.
  projects: [
    { name: 'story', testMatch: 'story.spec.ts' },
    { name: 'pages', testIgnore: ['story.spec.ts', 'rounds.spec.ts'] },
  ],
  use: {
    baseURL: required('HEADROOM_URL'),
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: required('CHROMIUM_PATH'),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
