package dev.headroom.api;

import dev.headroom.capacity.Services.Capacity;
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
}
