// As many log lines as a page keeps at most; e2e/scrolling.ts scrolls through them.

import '../src/styles/tokens.css'
import '../src/styles/base.css'
import { createApp, h } from 'vue'
import type { LogRecord } from '../src/api/types'
import LogList from '../src/logs/LogList.vue'
import { recordsMax } from '../src/logs/pages'
import { severities } from '../src/evidence/severity'

const newest = Date.parse('2026-11-22T12:00:00Z')
const records = Array.from({ length: recordsMax }, (_, at): LogRecord => {
  const severity = severities[(at * 7) % severities.length]!
  return {
    id: String(at),
    time: new Date(newest - at * 37).toISOString(),
    service: ['checkout', 'cart', 'payments'][at % 3]!,
    severity,
    severityNumber: 9,
    body: `request ${at} took ${(at * 7919) % 997} ms: ${'upstream answered late '.repeat(at % 9)}`,
    traceId: '',
    spanId: '',
    attributes: {},
  }
})
const wrap = new URLSearchParams(location.search).has('wrap')
// As much of the window as the page leaves to it.
const app = document.querySelector<HTMLElement>('#app')!
app.style.cssText = 'display: flex; flex-direction: column; height: calc(100vh - 380px)'
createApp({ render: () => h(LogList, { records, opened: '', wrap, more: false }) }).mount(app)

/** Scrolls for some seconds, a whole screen a frame: no row stays from one to the next. */
async function scrolled(seconds: number): Promise<{ framesPerSecond: number; rowsMost: number }> {
  const frame = document.querySelector('[role=grid]')!
  const began = performance.now()
  let frames = 0
  let rowsMost = 0
  let at = 0
  const end = frame.scrollHeight - frame.clientHeight
  let step = frame.clientHeight
  while (performance.now() - began < seconds * 1_000) {
    await new Promise(requestAnimationFrame)
    frames++
    rowsMost = Math.max(rowsMost, frame.querySelectorAll('[role=row]').length)
    at += step
    if (at > end || at < 0) step = -step
    frame.scrollTop = at
  }
  return { framesPerSecond: (frames / (performance.now() - began)) * 1_000, rowsMost }
}

Object.assign(window, { scrolled })
