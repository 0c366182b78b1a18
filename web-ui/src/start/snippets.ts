// How to send the first data, ready to be pasted; the address is this server's.

export interface Snippet {
  title: string
  /** What it is for, in one sentence. */
  lead: string
  code: string
}

export function snippets(origin: string): Snippet[] {
  return [
    {
      title: 'curl: durations',
      lead: 'Single observations; percentiles are exact to two digits from the first one on.',
      code: `curl ${origin}/api/v1/timings -H 'Content-Type: application/json' -d '
  {"series": [{"name": "checkout_duration_seconds", "labels": {"service": "checkout"},
               "unit": "s", "values": [0.0125, 0.0131, 0.024]}]}'`,
    },
    {
      title: 'curl: a log line',
      lead: 'One JSON object a line.',
      code: `curl ${origin}/api/v1/logs -H 'Content-Type: application/x-ndjson' -d '
  {"service": "checkout", "severity": "WARN", "body": "payment provider answers slowly"}'`,
    },
    {
      title: 'OpenTelemetry: Java agent',
      lead: 'Metrics and logs of a Java service without a change of code.',
      code: `OTEL_SERVICE_NAME=checkout \\
OTEL_EXPORTER_OTLP_ENDPOINT=${origin} \\
OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf \\
OTEL_TRACES_EXPORTER=none \\
OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=BASE2_EXPONENTIAL_BUCKET_HISTOGRAM \\
java -javaagent:opentelemetry-javaagent.jar -jar checkout.jar`,
    },
    {
      title: 'OpenTelemetry: JavaScript',
      lead: 'npm install @opentelemetry/sdk-metrics @opentelemetry/exporter-metrics-otlp-proto @opentelemetry/resources',
      code: `import {
  AggregationType, InstrumentType, MeterProvider, PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'

const exporter = new OTLPMetricExporter({
  url: '${origin}/v1/metrics',
  // The SDK's own buckets begin at five seconds; these fit any duration.
  aggregationPreference: (instrument) => ({
    type: instrument === InstrumentType.HISTOGRAM
      ? AggregationType.EXPONENTIAL_HISTOGRAM
      : AggregationType.DEFAULT,
  }),
})
const meters = new MeterProvider({
  resource: resourceFromAttributes({ 'service.name': 'checkout' }),
  readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 10_000 })],
})
const duration = meters.getMeter('shop').createHistogram('checkout.duration', { unit: 's' })
duration.record(0.0125)
await meters.shutdown()`,
    },
    {
      title: 'OpenTelemetry: Python',
      lead: 'pip install opentelemetry-sdk opentelemetry-exporter-otlp-proto-http',
      code: `from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.sdk.metrics import Histogram, MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.metrics.view import ExponentialBucketHistogramAggregation
from opentelemetry.sdk.resources import Resource

exporter = OTLPMetricExporter(
    endpoint="${origin}/v1/metrics",
    # The SDK's own buckets begin at five seconds; these fit any duration.
    preferred_aggregation={Histogram: ExponentialBucketHistogramAggregation()},
)
meters = MeterProvider(
    resource=Resource.create({"service.name": "checkout"}),
    metric_readers=[PeriodicExportingMetricReader(exporter)],
)
meters.get_meter("shop").create_histogram("checkout.duration", unit="s").record(0.0125)
meters.shutdown()`,
    },
    {
      title: 'Prometheus',
      lead: 'An existing Prometheus sends everything it scrapes.',
      code: `# prometheus.yml
remote_write:
  - url: ${origin}/api/v1/write`,
    },
    {
      title: 'Prometheus: alerts',
      lead: 'Its alerts become incidents: this server is its Alertmanager.',
      code: `# prometheus.yml: posts to ${origin}/api/v2/alerts
alerting:
  alertmanagers:
    - api_version: v2
      scheme: ${new URL(origin).protocol.slice(0, -1)}
      static_configs:
        - targets: ['${new URL(origin).host}']`,
    },
    {
      title: 'Logback',
      lead:
        'The Java agent sends what Logback says by itself. Without it, with its environment: the appender, ' +
        'opentelemetry-sdk-extension-autoconfigure and opentelemetry-exporter-otlp.',
      code: `<!-- logback.xml, with opentelemetry-logback-appender-1.0 -->
<configuration>
  <appender name="OTEL" class="io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender"/>
  <root level="INFO">
    <appender-ref ref="OTEL"/>
  </root>
</configuration>

// First in main():
OpenTelemetryAppender.install(AutoConfiguredOpenTelemetrySdk.initialize().getOpenTelemetrySdk());`,
    },
  ]
}

/** A promise over what the first snippet sends. */
export const firstPromise = `# alert-rules/slos/my-first.yaml
apiVersion: openslo/v1
kind: SLO
metadata:
  name: my-first-latency
  displayName: My first promise
  annotations: {headroom/owner: team-payments}
spec:
  service: checkout
  indicator:
    metadata: {name: my-first-within-200ms}
    spec:
      ratioMetric:
        counter: true
        good: {metricSource: {type: Headroom, spec: {distribution: 'checkout_duration_seconds{service="checkout"}', le: 200ms}}}
        total: {metricSource: {type: Headroom, spec: {distribution: 'checkout_duration_seconds{service="checkout"}'}}}
  timeWindow: [{duration: 30d, isRolling: true}]
  budgetingMethod: Occurrences
  objectives: [{target: 0.98}]`
