package dev.headroom.query.range;

/** How far before a moment the last sample may lie that tells of it, as Prometheus has it. */
public final class LookBack {
  public static final long MILLIS = 300_000;

  private LookBack() {}
}
