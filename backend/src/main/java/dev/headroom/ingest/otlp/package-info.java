/**
 * OTLP/HTTP 1.x metrics and logs, protobuf and JSON.
 *
 * <p>Main flow: {@link dev.headroom.ingest.otlp.Otlp} offers one decoder for each signal and
 * encoding. {@code ProtobufRequest} or {@code JsonRequest} builds the request message, counting
 * messages so that a small body cannot ask for much memory; {@code MetricsTranslator} or {@code
 * LogsTranslator} then turns it into a batch. {@code PrometheusNames} holds the rules by which
 * OpenTelemetry's names become Prometheus'.
 *
 * <p>Any number of threads may decode at a time. This package must not know HTTP, compression or
 * what becomes of the batch.
 */
@NullMarked
package dev.headroom.ingest.otlp;

import org.jspecify.annotations.NullMarked;
