package dev.headroom.storage.series;

/**
 * Interleaved points of one metric: two senders speak for one stream.
 *
 * @param metric its name; empty for those there was no room to name
 * @param points within the last ten minutes
 */
public record Interleaving(String metric, long points) {}
