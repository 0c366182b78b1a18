package dev.headroom.api;

import dev.headroom.capacity.LoadReader.Load;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The load over one step. */
record LoadPointView(
    Instant time,
    @Nullable Double perSecond,
    @Nullable Double errorsPerSecond,
    @Nullable Double utilisation) {
  static LoadPointView of(Instant time, Load load) {
    return new LoadPointView(
        time,
        LoadView.known(load.perSecond()),
        LoadView.known(load.errorsPerSecond()),
        LoadView.known(load.utilisation()));
  }
}
