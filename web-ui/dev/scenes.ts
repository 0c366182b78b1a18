// The states of the server in which every screen must look right. Times hang on the clock, so that
// ages read like in real life.
import type { Fault, IncidentDetail, Runbook, Slo, SloHistory, Tier } from '../src/api/types.ts'
import {
  burns,
  change,
  delivery,
  fault,
  incident,
  runbook,
  secondsAgo,
  slo,
} from '../src/testing/samples.ts'

export interface Scene {
  slos: Slo[]
  incidents: IncidentDetail[]
  runbooks: Runbook[]
  faults: Fault[]
}

const ago = (seconds: number): string => secondsAgo(seconds, Date.now())
const fresh = { newest: ago(1), ageSeconds: 1.2 }

/** Windows as a demo plays them: sixty times faster than written. */
const played: Record<string, string> = {
  '5m': '5s',
  '30m': '30s',
  '1h': '1m',
  '2h': '2m',
  '6h': '6m',
  '1d': '24m',
  '3d': '1h12m',
  '7d': '2h48m',
  '30d': '12h',
}

function inDemoTime(one: Slo): Slo {
  const tier = (each: Tier): Tier => ({
    ...each,
    longWindow: played[each.longWindow]!,
    shortWindow: played[each.shortWindow]!,
  })
  return {
    ...one,
    window: played[one.window]!,
    burn: one.burn.map((burn) => ({ ...burn, window: played[burn.window]! })),
    tiers: one.tiers.map(tier),
    firing: one.firing && tier(one.firing),
  }
}

const feed = slo({
  name: 'feed-latency',
  displayName: 'Feed appears within 300 ms',
  service: 'recommender',
  owner: 'team-feed',
  target: 0.99,
  budget: { total: 9000, spent: 2280, remaining: 0.747 },
  burn: burns(0.9, 0.8, 0.8, 0.7, 0.7, 0.6, 0.6),
  exhaustionAtPace: '37d12h',
  exhaustionOfRemaining: '28d',
  runbook: 'FeedLatency',
  freshness: fresh,
})
const features = slo({
  name: 'feature-freshness',
  displayName: 'Feature lookups answer within 20 ms',
  service: 'feature-store',
  owner: 'team-ml',
  target: 0.995,
  budget: { total: 900, spent: 9, remaining: 0.99 },
  burn: burns(),
  exhaustionAtPace: null,
  exhaustionOfRemaining: null,
  runbook: 'FeatureLookups',
  freshness: fresh,
})
const orders = slo({
  name: 'orders-lag',
  displayName: 'Orders reach the warehouse within a minute',
  service: 'stream-pipeline',
  owner: 'team-data',
  target: 0.9995,
  window: '7d',
  budget: { total: 210, spent: 233, remaining: -0.11 },
  burn: burns(1.1, 1.2, 1.3, 1.1, 1.4, 1.6, 1.9),
  exhaustionAtPace: '5d9h',
  exhaustionOfRemaining: '0s',
  firing: slo().tiers[3]!,
  runbook: 'OrdersLag',
  freshness: { newest: ago(4), ageSeconds: 4 },
})
const silent = slo({
  name: 'search-quality',
  displayName: 'Search answers are complete',
  service: 'search',
  owner: 'team-search',
  sli: null,
  good: 0,
  bad: 0,
  total: 0,
  budget: { total: 0, spent: 0, remaining: 1 },
  burn: burns(),
  exhaustionAtPace: null,
  exhaustionOfRemaining: null,
  freshness: { newest: null, ageSeconds: null },
})
const calm = slo({ freshness: fresh })
const burning = slo({
  burn: burns(62, 58.1, 51.2, 31, 12.4, 4.1, 1.9),
  budget: { total: 1284.7, spent: 876, remaining: 0.318 },
  bad: 876,
  sli: 0.999318,
  exhaustionAtPace: '14h3m',
  exhaustionOfRemaining: '4h28m10s',
  firing: slo().tiers[0]!,
  freshness: fresh,
})

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
  startedAt: ago(380),
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
  startedAt: ago(90_000),
  runbook: 'OrdersLag',
  figures: {
    burn: 1.9,
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
  figures: { ...page.figures, burn: 0.4, exhaustionAtPace: '75d', exhaustionOfRemaining: '23d' },
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
      remaining,
    })
  }
  return { name, stepSeconds, points }
}

function slosRemaining(name: string): number {
  return scenes.firing!.slos.find((each) => each.name === name)?.budget.remaining ?? 0.6
}
