// The promises of the scenes. Times hang on the clock, so that ages read like in real life.
import type { Slo, Tier } from '../src/api/types.ts'
import { burns, secondsAgo, slo } from '../src/testing/samples.ts'

export const ago = (seconds: number): string => secondsAgo(seconds, Date.now())
export const fresh = { newest: ago(1), ageSeconds: 1.2 }

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

export function inDemoTime(one: Slo): Slo {
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

export const feed = slo({
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
export const features = slo({
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
export const orders = slo({
  name: 'orders-lag',
  displayName: 'Orders reach the warehouse within a minute',
  service: 'stream-pipeline',
  owner: 'team-data',
  target: 0.9995,
  window: '7d',
  state: 'burning',
  budget: { total: 210, spent: 233, remaining: -0.11 },
  burn: burns(1.1, 1.2, 1.3, 1.1, 1.4, 1.6, 1.9),
  exhaustionAtPace: '5d9h',
  exhaustionOfRemaining: '0s',
  firing: slo().tiers[3]!,
  runbook: 'OrdersLag',
  freshness: { newest: ago(4), ageSeconds: 4 },
})
export const silent = slo({
  name: 'search-quality',
  displayName: 'Search answers are complete',
  service: 'search',
  owner: 'team-search',
  sli: null,
  good: 0,
  bad: 0,
  total: 0,
  coverage: null,
  state: 'unmeasured',
  gap: {
    kind: 'unmeasured',
    what: 'good search_complete_total, total search_answers_total',
    since: ago(300),
  },
  budget: { total: null, spent: 0, remaining: null },
  burn: burns().map((burn) => ({ ...burn, rate: null })),
  countingSince: ago(300),
  exhaustionAtPace: null,
  exhaustionOfRemaining: null,
  freshness: { newest: null, ageSeconds: null },
})
/** Nothing matches one of its sides. */
export const unmeasured = slo({
  name: 'payment-success',
  displayName: 'Payments succeed',
  service: 'payments',
  sli: null,
  good: 0,
  bad: 0,
  total: 0,
  coverage: null,
  state: 'unmeasured',
  gap: {
    kind: 'unmeasured',
    what: 'bad payments_failed_total{service="payments"}',
    since: ago(5_400),
  },
  budget: { total: null, spent: 0, remaining: null },
  burn: burns().map((burn) => ({ ...burn, rate: null })),
  exhaustionAtPace: null,
  exhaustionOfRemaining: null,
  freshness: { newest: ago(3), ageSeconds: 3 },
})
/** Its source stopped. */
export const stopped = slo({
  name: 'mail-delivery',
  displayName: 'Mails leave within five minutes',
  service: 'mailer',
  owner: 'team-growth',
  target: 0.99,
  spread: 1204,
  state: 'silent',
  gap: {
    kind: 'silent',
    what: 'good mail_sent_seconds{service="mailer"}, total mail_sent_seconds{service="mailer"}',
    since: ago(1_500),
  },
  frozen: true,
  budget: { total: 900, spent: 412, remaining: 0.542 },
  burn: burns().map((burn, at) => (at < 2 ? { ...burn, rate: null } : burn)),
  exhaustionAtPace: null,
  exhaustionOfRemaining: null,
  freshness: { newest: ago(1_500), ageSeconds: 1_500 },
})
/** Its sender's clock is wrong. */
export const ahead = slo({
  name: 'profile-reads',
  displayName: 'Profiles load within 200 ms',
  service: 'profile',
  freshness: { newest: ago(-1_750), ageSeconds: -1_750 },
})
export const calm = slo({ freshness: fresh })
export const burning = slo({
  burn: burns(62, 58.1, 51.2, 31, 12.4, 4.1, 1.9),
  state: 'burning',
  budget: { total: 1284.7, spent: 876, remaining: 0.318 },
  bad: 876,
  sli: 0.999318,
  exhaustionAtPace: '14h3m',
  exhaustionOfRemaining: '4h28m10s',
  firing: slo().tiers[0]!,
  freshness: fresh,
})
