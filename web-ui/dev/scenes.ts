// The states of the server in which every screen must look right. Times hang on the clock, so that
// ages read like in real life.
import type { Fault, IncidentDetail, Runbook, Slo, SloHistory } from '../src/api/types.ts'
import {
  burns,
  change,
  delivery,
  fault,
  figures,
  incident,
  runbook,
  slo,
} from '../src/testing/samples.ts'
import {
  ago,
  fresh,
  inDemoTime,
  feed,
  features,
  orders,
  silent,
  unmeasured,
  stopped,
  ahead,
  calm,
  burning,
} from './promises.ts'

export interface Scene {
  slos: Slo[]
  incidents: IncidentDetail[]
  runbooks: Runbook[]
  faults: Fault[]
}

const procedure = `<h1>CheckoutErrors</h1>
<h2>Meaning</h2><p>Requests to the checkout API end in server errors faster than its promise allows. Customers see an error page when they pay.</p>
<h2>Impact</h2><p>Each failed request is an order that may not come back. Above <code>14.4x</code> the month's budget is gone within two days.</p>
<h2>Diagnosis</h2><ol><li><p>Which errors? A rise of 503 means saturation, 500 a defect.</p><pre data-live="0"><code class="language-lucene">service:checkout AND level:ERROR</code></pre></li>
<li><p>How slow is it?</p><pre data-live="1"><code class="language-promql">checkout_duration_seconds{service="checkout"}</code></pre></li>
<li><p>What is left?</p><pre data-live="2"><code class="language-slo">checkout-availability</code></pre></li>
<li><p>Is the payment provider answering? See <a href="/runbooks/FeedLatency">FeedLatency</a> for the shared gateway.</p><pre data-live="3"><code class="language-promql">provider_up</code></pre></li></ol>
<h2>Mitigation</h2><ul><li class="task"><p>Bad deploy: roll back first, understand afterwards</p><pre><code class="language-sh">deployctl rollback checkout</code></pre></li>
<li class="task"><p>Provider drops connections: switch new payments to the second provider with the flag <code>payments.provider</code></p></li>
<li class="task">Neither helps: turn off the newest feature flag</li></ul>
<h2>Verify</h2><pre data-live="4"><code class="language-promql">checkout_duration_seconds{service="checkout"}</code></pre>
<h2>Escalation</h2><blockquote><p>payments-primary, then payments-lead after 15 minutes.</p></blockquote>`

const live = [
  { live: 'logs', range: '-15m' },
  { live: 'percentiles', range: '-30m', warn: '0.2' },
  { live: 'slo' },
  { live: 'value' },
  { live: 'value', expect: '< 0.2' },
]
const liveBlocks = live.map((attributes) => ({
  language: 'promql',
  attributes: attributes as unknown as Record<string, string>,
  source: 'source',
}))

const runbooks = [
  runbook({ html: procedure, liveBlocks }),
  runbook({
    id: 'FeedLatency',
    title: 'FeedLatency',
    service: 'recommender',
    owner: 'team-feed',
    reviewed: '2026-02-01',
  }),
  runbook({
    id: 'OrdersLag',
    title: 'OrdersLag',
    service: 'stream-pipeline',
    owner: 'team-data',
    severity: 'ticket',
    reviewed: null,
  }),
]

const faults = [
  fault(),
  fault({
    name: 'latency',
    title: 'Recommender is slow',
    description: 'Each lookup takes 400 ms longer, as if a cache had been lost.',
    slo: 'feed-latency',
  }),
  fault({
    name: 'stalled-pipeline',
    title: 'Pipeline stalls',
    description: 'The consumer keeps its lease and processes nothing.',
    slo: 'orders-lag',
  }),
]

export const page = incident({
  beganAt: ago(411),
  startedAt: ago(380),
  burning: [{ tier: 'page-1h', since: ago(380), answered: false }],
  changes: [change({ time: ago(520) })],
  timeline: [
    {
      time: ago(380),
      kind: 'opened',
      source: 'evaluator',
      by: '',
      description: 'Tier page-1h fires: burns 51.2 times over 1h, 62.0 times over 5m',
    },
    { time: ago(379), kind: 'delivered', source: 'notify', by: '', description: 'demo-pager told' },
  ],
  deliveries: [
    delivery({
      attempts: [
        { time: ago(379), outcome: 'sent', httpStatus: 200, durationMillis: 12, error: '' },
      ],
    }),
    delivery({
      id: 'msg_9Zt1',
      receiver: 'ops-webhook',
      kind: 'webhook',
      status: 'pending',
      nextAttemptAt: ago(-20),
      attempts: [
        {
          time: ago(378),
          outcome: 'retry',
          httpStatus: null,
          durationMillis: 3,
          error: 'connection refused',
        },
        { time: ago(370), outcome: 'retry', httpStatus: 503, durationMillis: 41, error: '' },
      ],
    }),
  ],
})
const ticket = incident({
  id: 'inc-00',
  slo: 'orders-lag',
  service: 'stream-pipeline',
  owner: 'team-data',
  severity: 'ticket',
  tier: 'ticket-3d',
  state: 'acknowledged',
  acknowledgedAt: ago(9000),
  acknowledgedBy: 'Ada',
  summary: 'Orders arrive late: the budget of the week is used up',
  beganAt: ago(92_000),
  startedAt: ago(90_000),
  burning: [{ tier: 'ticket-3d', since: ago(90_000), answered: true }],
  runbook: 'OrdersLag',
  figures: {
    at: ago(1),
    burn: 1.9,
    burnWindow: '1h12m',
    badShare: 0.00095,
    budgetRemaining: -0.11,
    exhaustionAtPace: '5d9h',
    exhaustionOfRemaining: '0s',
  },
  changes: [],
})
const over = incident({
  ...page,
  state: 'resolved',
  tier: null,
  acknowledgedAt: ago(300),
  acknowledgedBy: 'Ada',
  resolvedAt: ago(40),
  resolvedBy: 'headroom',
  burning: [],
  summary:
    "checkout: 4.2% of events were bad for 5m 12s, from 14:01:29 UTC to 14:06:41 UTC, 6.8% at worst: break 'Checkout answers without errors' (team-payments)",
  figures: {
    ...figures,
    at: ago(40),
    burn: 0.4,
    exhaustionAtPace: '75d',
    exhaustionOfRemaining: '23d',
  },
})

const ending = incident({
  ...page,
  state: 'recovering',
  beganAt: ago(700),
  startedAt: ago(669),
  burning: [],
  recoveringSince: ago(95),
  closesAbout: ago(-265),
  summary:
    "checkout: 'Checkout answers without errors' recovers since 14:06:45 UTC and closes about 14:12:45 UTC, if nothing bad comes (team-payments)",
  figures: { ...figures, at: ago(0), burn: 3.4 },
})
const unwatched = incident({
  id: 'inc-02',
  slo: 'payment-success',
  service: 'payments',
  severity: 'ticket',
  tier: 'unwatched',
  labels: { service: 'payments', tier: 'unwatched', alertname: 'PromiseUnwatched' },
  summary:
    "payments: 'Payments succeed' is not measured: since 12:38:20 no series has matched bad payments_failed_total",
  beganAt: ago(5_400),
  startedAt: ago(1_800),
  burning: [{ tier: 'unwatched', since: ago(1_800), answered: false }],
  figures: null,
  changes: [],
  deliveries: [],
})

export const scenes: Record<string, Scene> = {
  healthy: {
    slos: [calm, feed, features, silent].map(inDemoTime),
    incidents: [],
    runbooks,
    faults,
  },
  firing: {
    slos: [feed, features, orders, burning, silent].map(inDemoTime),
    incidents: [page, ticket],
    runbooks,
    faults: [{ ...faults[0]!, since: ago(440) }, ...faults.slice(1)],
  },
  unwatched: {
    slos: [calm, feed, stopped, unmeasured, ahead, orders, silent].map(inDemoTime),
    incidents: [unwatched, ticket],
    runbooks,
    faults,
  },
  recovering: {
    slos: [
      slo({ freshness: fresh, burn: burns(0, 0.4, 3.4, 2.2, 1.2) }),
      feed,
      orders,
      unmeasured,
    ].map(inDemoTime),
    incidents: [ending, ticket],
    runbooks,
    faults,
  },
  resolved: {
    slos: [calm, feed, features, silent].map(inDemoTime),
    incidents: [over],
    runbooks,
    faults,
  },
  empty: { slos: [], incidents: [], runbooks: [], faults: [] },
}

/** A budget that lay still, burned for a while, and has a gap in what was measured. */
export function history(name: string, from: number, stepSeconds: number): SloHistory {
  const points: SloHistory['points'] = []
  const end = slosRemaining(name)
  for (let time = from; time < Date.now(); time += stepSeconds * 1000) {
    const at = (time - from) / (Date.now() - from)
    if (at > 0.3 && at < 0.36) continue
    const remaining = 1 - (1 - end) * (0.25 * at + 0.75 / (1 + Math.exp(-30 * (at - 0.85))))
    points.push({
      time: new Date(time).toISOString(),
      good: 1000,
      bad: Math.round(at * 5),
      unmeasured: 0,
      spread: at > 0.36 && at < 0.4 ? 301 : 0,
      remaining,
    })
  }
  return { name, stepSeconds, firstEvent: points[0]?.time ?? null, points }
}

function slosRemaining(name: string): number {
  return (
    Object.values(scenes)
      .flatMap(({ slos }) => slos)
      .find((each) => each.name === name)?.budget.remaining ?? 0.6
  )
}
