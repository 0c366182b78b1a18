// One pod of a service: the OpenTelemetry SDK as an application would set it up, default
// (cumulative) temporality. Standard input says what happens, a line each:
//   calls FAST SLOW   so many calls, told to a counter, an observable counter and a histogram in each of three scopes
//   flush             export now
// Each line is answered with one line when it is done. The end of the input is the pod's end.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { OTLPMetricExporter as JsonExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPMetricExporter as ProtobufExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import {
  defaultResource,
  detectResources,
  envDetector,
  hostDetector,
  processDetector,
} from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'

const json = process.env.OTEL_EXPORTER_OTLP_PROTOCOL === 'http/json'
const known = { env: envDetector, process: processDetector, host: hostDetector }
const detectors = process.env.OTEL_NODE_RESOURCE_DETECTORS.split(',').map((name) => known[name])
const resource = defaultResource().merge(detectResources({ detectors }))
await resource.waitForAsyncAttributes?.()
const provider = new MeterProvider({
  resource,
  readers: [
    new PeriodicExportingMetricReader({
      exporter: json ? new JsonExporter() : new ProtobufExporter(),
      exportIntervalMillis: Number(process.env.OTEL_METRIC_EXPORT_INTERVAL),
      exportTimeoutMillis: Number(process.env.OTEL_METRIC_EXPORT_INTERVAL),
    }),
  ],
})
const counted = new Map()
const instruments = ['cart', 'payment', 'mail'].map((scope) => {
  const meter = provider.getMeter(scope, '1.0.0')
  meter.createObservableCounter('calls.observed').addCallback((result) => {
    for (const [code, calls] of counted) result.observe(calls, { code })
  })
  return {
    calls: meter.createCounter('calls'),
    duration: meter.createHistogram('call.duration', { unit: 'ms' }),
  }
})

function call(slow) {
  const code = slow ? '500' : '200'
  counted.set(code, (counted.get(code) ?? 0) + 1)
  for (const { calls, duration } of instruments) {
    calls.add(1, { code })
    duration.record(slow ? 400 : 20)
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [what, fast, slow] = line.split(' ')
  if (what === 'calls') {
    for (let i = 0; i < Number(fast); i++) call(false)
    for (let i = 0; i < Number(slow); i++) call(true)
  } else {
    await provider.forceFlush()
  }
  if (!process.stdout.write(`${line} done\n`)) await once(process.stdout, 'drain')
}
await provider.shutdown()
