/**
 * OTLP/HTTP 1.x metrics and logs, protobuf and JSON.
 *
 * <p>Main flow: {@link dev.headroom.ingest.otlp.Otlp} offers one decoder for each signal and
 * encoding. {@code ProtobufRequest} or {@code JsonRequest} builds the request message, counting
 * messages so that a small body cannot ask for much memory, and leaves out or mends what cannot be
 * read ({@code JsonMessages}, {@code ProtobufTexts}). {@code MetricsTranslation} or {@code
 * LogsTranslation} then turns it into a batch. {@code PrometheusNames} and {@code ResourceLabels}
 * hold the rules by which OpenTelemetry's names and attributes become Prometheus'; {@code
 * StreamIds} keeps apart what their senders keep apart, whatever the labels say.
 *
 * <p>Any number of threads may decode at a time. This package must not know HTTP, compression or
 * what becomes of the batch.
 */
@NullMarked
package dev.headroom.ingest.otlp;

import org.jspecify.annotations.NullMarked;
