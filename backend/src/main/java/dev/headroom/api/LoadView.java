package dev.headroom.api;

import dev.headroom.api.view.FreshnessView;
import dev.headroom.capacity.LoadReader.Load;
import dev.headroom.capacity.LoadReader.LoadReading;
import dev.headroom.capacity.Services.Latency;
import dev.headroom.capacity.Services.LoadSource;
import dev.headroom.capacity.Services.ServiceEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The load a service bears, and how much of its capacity that is (schema Load). */
record LoadView(
    String unitOfLoad,
    @Nullable Double perSecond,
    @Nullable Double errorShare,
    @Nullable Double utilisation,
    ServiceView.@Nullable CapacityView capacity,
    @Nullable Latency latency,
    FreshnessView freshness) {
  static LoadView of(ServiceEntry entry, LoadReading reading, Instant now) {
    Load load = reading.load();
    return new LoadView(
        entry.load().map(LoadSource::unit).orElse(""),
        known(load.perSecond()),
        known(load.errorShare()),
        known(load.utilisation()),
        entry.capacity().map(ServiceView.CapacityView::of).orElse(null),
        entry.load().flatMap(LoadSource::latency).orElse(null),
        FreshnessView.of(reading.newest(), now));
  }

  /** A figure as JSON has it: null where it is not known. */
  static @Nullable Double known(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }
}
