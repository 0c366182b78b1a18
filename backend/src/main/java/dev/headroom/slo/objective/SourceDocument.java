package dev.headroom.slo.objective;

/**
 * Where a promise is written, and what stands there.
 *
 * @param line its first, counted from 1
 * @param text the whole YAML document as it was when it was read
 */
public record SourceDocument(String file, int line, String text) {}
