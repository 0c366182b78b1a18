package dev.headroom.metrics.series;

import dev.headroom.model.Distribution;

/** What became of a delta distribution handed to a series. */
public sealed interface Addition {
  /**
   * It was taken.
   *
   * @param growth the observations it added
   */
  record Stored(Distribution growth) implements Addition {}

  /**
   * It was not taken.
   *
   * @param reason anything but {@link Appended#STORED}
   */
  record NotStored(Appended reason) implements Addition {}
}
