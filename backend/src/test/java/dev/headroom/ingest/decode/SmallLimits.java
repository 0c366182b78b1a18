package dev.headroom.ingest.decode;

/** Limits small enough to be passed in a test; everything else as by default. */
public final class SmallLimits {
  private SmallLimits() {}

  /** So many series, and so many points, messages and values, and 4 remembered series. */
  public static DecodeLimits of(int series, int points) {
    DecodeLimits d = DecodeLimits.defaults();
    return new DecodeLimits(
        series,
        points,
        points,
        points,
        points,
        d.histogramBytesMax(),
        d.labelsPerSeriesMax(),
        d.labelNameBytesMax(),
        d.labelValueBytesMax(),
        d.unitBytesMax(),
        d.helpBytesMax(),
        d.attributesPerRecordMax(),
        d.recordBytesMax(),
        d.jsonDepthMax(),
        4,
        d.futureMax(),
        d.ageMax());
  }
}
