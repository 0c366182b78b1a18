/**
 * Prometheus remote write 1.0: protobuf {@code prometheus.WriteRequest}.
 *
 * <p>This is the busiest path of the whole process, so it reads the wire format itself: no objects
 * for messages, no strings for labels it has seen before. {@link
 * dev.headroom.ingest.remotewrite.RemoteWriteDecoder} walks the bytes with a {@code ProtoReader};
 * {@code LabelCache} turns the label bytes of a known series straight into its {@link
 * dev.headroom.model.Labels}.
 *
 * <p>Any number of threads may decode at a time. This package must not know HTTP, compression or
 * what becomes of the batch.
 */
@NullMarked
package dev.headroom.ingest.remotewrite;

import org.jspecify.annotations.NullMarked;
