// Canned distributions, log lines, live blocks, silences and receivers for the sample server.
import type {
  IncidentDetail,
  LiveBlockResult,
  LogPage,
  LogRecord,
  LogSignatures,
  Percentiles,
  Runbook,
  Silence,
  Slo,
  TestPageReceivers,
} from '../src/api/types.ts'

const lines: [LogRecord['severity'], string][] = [
  ['ERROR', 'payment provider closed the connection after 3 of 3 tries order=9f31c2'],
  ['WARN', 'payment provider answers slowly, 612 ms'],
  ['ERROR', 'order failed: NullPointerException: coupon.discount at PriceService.java:118'],
  ['WARN', '23 of 24 workers busy, 11 orders waiting'],
]

function fresh(): { newest: string; ageSeconds: number } {
  return { newest: new Date(Date.now() - 2000).toISOString(), ageSeconds: 2 }
}

export function logs(limit: number): LogPage {
  const records = Array.from({ length: Math.min(limit, 30) }, (_, at): LogRecord => {
    const [severity, body] = lines[at % lines.length]!
    return {
      id: `log-${at}`,
      time: new Date(Date.now() - at * 3100).toISOString(),
      service: 'checkout',
      severity,
      severityNumber: severity === 'ERROR' ? 17 : 13,
      body,
      traceId: '',
      spanId: '',
      attributes: {},
    }
  })
  return { records, cursor: 'more', partial: false, freshness: fresh() }
}

/** Each kind of line, the first one most often. */
export function signatures(): LogSignatures {
  const groups = lines.map(([severity, body], at): LogSignatures['groups'][number] => ({
    signature: body.replace(/\S*\d\S*/g, '<*>'),
    text: body,
    count: 16 >> at,
    share: (16 >> at) / 30,
    severity,
    service: 'checkout',
    first: new Date(Date.now() - 300_000).toISOString(),
    last: new Date(Date.now() - at * 31_000).toISOString(),
    counts: Array.from({ length: 40 }, (_, bucket) => (bucket % 3 === at % 3 ? bucket % 5 : 0)),
    example: { id: `log-${at}`, service: 'checkout', body, truncated: false },
  }))
  return {
    from: new Date(Date.now() - 900_000).toISOString(),
    to: new Date().toISOString(),
    bucketSeconds: 22.5,
    groups,
    others: { groups: 2, lines: 3 },
    matched: 33,
    examined: 33,
    cut: false,
    examinedFrom: null,
    partial: false,
    partialReason: null,
    freshness: fresh(),
  }
}

/** Calm, then slow for the last minutes, with a gap. */
export function percentiles(asked: URLSearchParams): Percentiles {
  const from = Number(asked.get('from') ?? Date.now() - 1_800_000)
  const to = Number(asked.get('to') ?? Date.now())
  const step = asked.has('step') ? parseInt(asked.get('step')!) * 1000 : to - from
  const points: Percentiles['points'] = []
  for (let at = from; at < to; at += step) {
    if ((at - from) / (to - from) > 0.3 && (at - from) / (to - from) < 0.36) continue
    const slow = at > Date.now() - 400_000 ? 4 : 1
    const wave = 1 + 0.2 * Math.sin(at / 90_000)
    points.push({
      from: new Date(at).toISOString(),
      to: new Date(at + step).toISOString(),
      count: 400,
      overflow: 0,
      values: [
        { q: 0.5, value: 0.042 * wave * slow, low: 0.04, high: 0.05 },
        { q: 0.99, value: 0.13 * wave * slow, low: 0.12, high: 0.14 },
        { q: 0.999, value: 0.21 * wave * slow, low: 0.2, high: 0.22 },
      ],
    })
  }
  return {
    metric: asked.get('metric') ?? 'checkout_duration_seconds',
    unit: 's',
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    series: 1,
    kinds: ['hdr'],
    approximate: false,
    errorBound: 0.001,
    freshness: fresh(),
    points,
  }
}

/** One block of each kind and one that fails. */
export function liveBlock(slos: readonly Slo[], runbook: Runbook, block: number): LiveBlockResult {
  const kinds = ['logs', 'percentiles', 'slo', 'unknown', 'value'] as const
  const kind = kinds[block] ?? 'unknown'
  const failed = kind === 'unknown'
  const value = kind === 'value'
  return {
    block,
    kind,
    query: kind === 'logs' ? 'service:"checkout" AND level:ERROR' : 'checkout_duration_seconds',
    state: failed ? 'failed' : 'ok',
    problem: failed ? 'There is no metric provider_up.' : '',
    tookMillis: 12,
    from: new Date(Date.now() - 1_800_000).toISOString(),
    to: new Date().toISOString(),
    slo: (kind === 'slo' && slos.find((slo) => slo.runbook === runbook.id)) || null,
    percentiles:
      kind === 'percentiles' || value
        ? percentiles(new URLSearchParams(value ? {} : { step: '30s' }))
        : null,
    logs: kind === 'logs' ? logs(12) : null,
    signatures: null,
    series: null,
    expectation: value ? { text: '< 0.2', met: false, value: 0.52 } : null,
  }
}

export function silence(hidden: readonly IncidentDetail[]): Silence {
  const time = new Date()
  return {
    id: '6a1c24a0-4a6a-4f6e-9d6e-0d2f8a4f5b11',
    matchers: [{ label: 'service', operator: '=', value: 'checkout' }],
    author: 'dana',
    reason: 'deploy of 1.4',
    startsAt: time.toISOString(),
    endsAt: new Date(time.getTime() + 3_600_000).toISOString(),
    endsOnResolve: true,
    phase: 'inForce',
    updatedAt: time.toISOString(),
    hides: hidden.slice(0, 1).map(({ id }) => id),
    hidesSome: [],
  }
}

/** Who can be sent a test page. */
export function receivers(): TestPageReceivers {
  return {
    receivers: [
      { name: 'tickets', kinds: [] },
      { name: 'payments-oncall', kinds: ['pagerduty', 'slack'] },
    ],
    endsAfterSeconds: 600,
    perMinuteMax: 6,
  }
}
