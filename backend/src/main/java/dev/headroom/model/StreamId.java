package dev.headroom.model;

/**
 * Which stream of cumulative data a point belongs to, as its sender tells streams apart: all
 * attributes of the resource, the scope, the metric and the point's attributes (OpenTelemetry
 * metrics data model, section "Timeseries Model"). Labels keep only part of that, so several
 * streams may meet in one label set; each then has a base line of its own.
 *
 * @param sender fingerprint of the resource and the scope: who counts
 * @param stream fingerprint of all of it; 0 together with {@code sender} where the labels are the
 *     whole identity
 */
public record StreamId(long sender, long stream) {
  /** The labels are the identity, as Prometheus has it. */
  public static final StreamId LABELS = new StreamId(0, 0);
}
