// Plausible answers of the server, for tests and for the sample server. Each takes what differs.
import type {
  Burn,
  Change,
  Delivery,
  Fault,
  Incident,
  IncidentDetail,
  LiveBlockResult,
  LogSignatures,
  Runbook,
  SignatureGroup,
  Slo,
  System,
  Tier,
} from '../api/types'

/** The moment all samples speak of. */
export const sampleNow = Date.parse('2026-11-22T14:08:20Z')

export function secondsAgo(seconds: number, now = sampleNow): string {
  return new Date(now - seconds * 1000).toISOString()
}

export const tiers: Tier[] = [
  { name: 'page-1h', urgency: 'page', longWindow: '1h', shortWindow: '5m', factor: 14.4 },
  { name: 'page-6h', urgency: 'page', longWindow: '6h', shortWindow: '30m', factor: 6 },
  { name: 'ticket-1d', urgency: 'ticket', longWindow: '1d', shortWindow: '2h', factor: 3 },
  { name: 'ticket-3d', urgency: 'ticket', longWindow: '3d', shortWindow: '6h', factor: 1 },
]

export function burns(...rates: number[]): Burn[] {
  const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d']
  return windows.map((window, at) => ({ window, rate: rates[at] ?? 0, good: 10_000, bad: at }))
}

export function slo(differs: Partial<Slo> = {}): Slo {
  return {
    name: 'checkout-availability',
    displayName: 'Checkout answers without errors',
    description:
      'Requests to the checkout API that do not end in a server error, seen at the load balancer.',
    service: 'checkout',
    owner: 'team-payments',
    runbook: 'CheckoutErrors',
    events: 'orders',
    shadow: false,
    target: 0.999,
    window: '30d',
    good: 1_284_310,
    bad: 412,
    total: 1_284_722,
    unmeasured: 0,
    spread: 0,
    coverage: 1,
    sli: 0.999679,
    state: 'met',
    budget: { total: 1284.7, spent: 412, remaining: 0.679 },
    burn: burns(0.2, 0.3, 0.3, 0.4, 0.3, 0.3, 0.4),
    exhaustionAtPace: '75d',
    exhaustionOfRemaining: '50d22h',
    paceWindow: '1h',
    firing: null,
    frozen: false,
    gap: null,
    tiers,
    freshness: { newest: secondsAgo(2), ageSeconds: 2 },
    countingSince: secondsAgo(86_400),
    definition: { file: 'alert-rules/slos/checkout.yaml', line: 3 },
    indicator: {
      good: 'checkout_duration_seconds{service="checkout"} <= 200ms',
      total: 'checkout_duration_seconds{service="checkout"}',
      distribution: {
        metric: 'checkout_duration_seconds',
        match: '{service="checkout"}',
        threshold: 0.2,
        unit: 's',
      },
    },
    ...differs,
  }
}

export function change(differs: Partial<Change> = {}): Change {
  return {
    id: 'chg-1',
    time: secondsAgo(520),
    kind: 'deploy',
    service: 'checkout',
    version: '1.4.2',
    summary: 'Payment client retries with a shorter timeout',
    url: 'https://deploys.example/checkout/1.4.2',
    ...differs,
  }
}

export function delivery(differs: Partial<Delivery> = {}): Delivery {
  return {
    id: 'msg_2Lq8bG4nVtW0xYc',
    incident: 'inc-01',
    receiver: 'demo-pager',
    kind: 'signed_webhook',
    event: 'opened',
    status: 'sent',
    createdAt: secondsAgo(380),
    nextAttemptAt: null,
    attempts: [
      { time: secondsAgo(380), outcome: 'sent', httpStatus: 200, durationMillis: 12, error: '' },
    ],
    ...differs,
  }
}

export const figures: NonNullable<Incident['figures']> = {
  at: secondsAgo(1),
  burn: 51.2,
  burnWindow: '1h',
  badShare: 0.0512,
  budgetRemaining: 0.318,
  exhaustionAtPace: '14h3m',
  exhaustionOfRemaining: '4h28m10s',
}

export function incident(differs: Partial<IncidentDetail> = {}): IncidentDetail {
  return {
    id: 'inc-01',
    slo: 'checkout-availability',
    service: 'checkout',
    owner: 'team-payments',
    severity: 'page',
    tier: 'page-1h',
    state: 'open',
    summary:
      "checkout: 5.1% of events break the objective 'checkout-availability' (99.9%);" +
      ' burning 51.2x over 1h since 14:02:00',
    beganAt: secondsAgo(411),
    startedAt: secondsAgo(380),
    source: 'promise',
    alarm: 1,
    burning: [{ tier: 'page-1h', since: secondsAgo(380), answered: false }],
    recoveringSince: null,
    muted: null,
    attached: null,
    wouldTell: null,
    closesAbout: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolvedBy: null,
    runbook: 'CheckoutErrors',
    labels: { service: 'checkout', tier: 'page-1h' },
    annotations: {},
    figures,
    steps: [],
    escalation: { next: null, done: [] },
    onCall: [],
    related: [],
    timeline: [
      {
        time: secondsAgo(380),
        kind: 'opened',
        source: 'evaluator',
        by: '',
        description: 'Tier page-1h fires: 51.2 times over 1h, 62.0 times over 5m',
      },
      {
        time: secondsAgo(379),
        kind: 'delivered',
        source: 'notify',
        by: '',
        description: 'demo-pager told',
      },
    ],
    deliveries: [delivery()],
    changes: [change()],
    ...differs,
  }
}

export function runbook(differs: Partial<Runbook> = {}): Runbook {
  return {
    id: 'CheckoutErrors',
    title: 'CheckoutErrors',
    service: 'checkout',
    owner: 'team-payments',
    severity: 'page',
    reviewed: '2026-11-01',
    reviewEvery: '180d',
    html: '<h1>CheckoutErrors</h1><h2>Meaning</h2><p>Customers see an error when they pay.</p>',
    liveBlocks: [],
    firstStep: { text: '', liveBlocks: [] },
    mitigations: [],
    ...differs,
  }
}

export function fault(differs: Partial<Fault> = {}): Fault {
  return {
    name: 'errors',
    title: 'Checkout fails',
    description: 'One request in twenty ends in a server error.',
    slo: 'checkout-availability',
    since: null,
    hidden: false,
    ...differs,
  }
}

export function system(differs: Partial<System> = {}): System {
  return {
    version: '0.1.0',
    commit: '303ebd8',
    startedAt: secondsAgo(4000),
    demo: true,
    pagerUrl: 'http://127.0.0.1:9099/',
    windowScale: 60,
    ready: true,
    components: [],
    metricsWindowStart: secondsAgo(4000),
    usage: [],
    refused: [],
    replicas: [],
    interleaved: [],
    config: {
      loadedAt: secondsAgo(4000),
      version: '3f2a9c41',
      objectives: 6,
      runbooks: 6,
      receivers: 2,
      services: 4,
      leftOut: [],
      warnings: [],
    },
    ...differs,
  }
}

export function signatureGroup(differs: Partial<SignatureGroup> = {}): SignatureGroup {
  return {
    signature: 'lookup failed: shard <*>: connection refused',
    text: 'lookup failed: shard 11: connection refused',
    count: 30,
    share: 0.75,
    severity: 'ERROR',
    service: 'checkout',
    first: secondsAgo(400),
    last: secondsAgo(180),
    counts: [0, 20, 10, 0],
    example: {
      id: 'log-1',
      service: 'checkout',
      body: 'lookup failed: shard 11: connection refused',
      truncated: false,
    },
    ...differs,
  }
}

export function logSignatures(differs: Partial<LogSignatures> = {}): LogSignatures {
  return {
    from: secondsAgo(900),
    to: secondsAgo(0),
    bucketSeconds: 225,
    groups: [signatureGroup()],
    others: { groups: 0, lines: 0 },
    matched: 40,
    examined: 40,
    cut: false,
    examinedFrom: null,
    partial: false,
    partialReason: null,
    freshness: { newest: secondsAgo(2), ageSeconds: 2 },
    ...differs,
  }
}

export function liveBlockResult(differs: Partial<LiveBlockResult> = {}): LiveBlockResult {
  return {
    block: 0,
    kind: 'slo',
    query: 'checkout-availability',
    state: 'ok',
    problem: '',
    tookMillis: 4,
    from: secondsAgo(900),
    to: secondsAgo(0),
    slo: null,
    percentiles: null,
    logs: null,
    signatures: null,
    series: null,
    expectation: null,
    ...differs,
  }
}
