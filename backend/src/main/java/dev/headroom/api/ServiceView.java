package dev.headroom.api;

import dev.headroom.api.view.FreshnessView;
import dev.headroom.capacity.LoadReader.Load;
import dev.headroom.capacity.LoadReader.LoadReading;
import dev.headroom.capacity.Services.Capacity;
import dev.headroom.capacity.Services.Latency;
import dev.headroom.capacity.Services.LoadSource;
import dev.headroom.capacity.Services.ServiceEntry;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A service as the API tells it (schema Service). */
record ServiceView(
    String name,
    String owner,
    @Nullable Integer tier,
    String description,
    boolean declared,
    List<String> slos,
    List<String> dependencies,
    List<String> dependents,
    LoadView load) {

  record LoadView(
      String unitOfLoad,
      @Nullable Double perSecond,
      @Nullable Double errorShare,
      @Nullable Double utilisation,
      @Nullable CapacityView capacity,
      @Nullable Latency latency,
      FreshnessView freshness) {
    public static LoadView of(ServiceEntry entry, LoadReading reading, Instant now) {
      Load load = reading.load();
      return new LoadView(
          entry.load().map(LoadSource::unit).orElse(""),
          known(load.perSecond()),
          known(load.errorShare()),
          known(load.utilisation()),
          entry.capacity().map(CapacityView::of).orElse(null),
          entry.load().flatMap(LoadSource::latency).orElse(null),
          FreshnessView.of(reading.newest(), now));
    }
  }

  record CapacityView(String name, double limit, @Nullable Double planned, @Nullable Double knee) {
    static CapacityView of(Capacity capacity) {
      return new CapacityView(
          capacity.name(), capacity.limit(), orNull(capacity.planned()), orNull(capacity.knee()));
    }

    private static @Nullable Double orNull(OptionalDouble number) {
      return number.isPresent() ? number.getAsDouble() : null;
    }
  }

  record LoadHistoryView(String name, double stepSeconds, List<LoadPointView> points) {}

  record LoadPointView(
      Instant time,
      @Nullable Double perSecond,
      @Nullable Double errorsPerSecond,
      @Nullable Double utilisation) {
    public static LoadPointView of(Instant time, Load load) {
      return new LoadPointView(
          time, known(load.perSecond()), known(load.errorsPerSecond()), known(load.utilisation()));
    }
  }

  private static @Nullable Double known(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
