/**
 * The bytes of an OTLP request, JSON or Protobuf, read into OpenTelemetry's own messages with texts
 * made sound and numbers checked.
 *
 * <p>Stateless. This package must not know what becomes of the messages.
 */
@NullMarked
package dev.headroom.ingest.otlp.request;

import org.jspecify.annotations.NullMarked;
