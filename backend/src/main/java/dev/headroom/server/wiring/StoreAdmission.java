package dev.headroom.server.wiring;

import dev.headroom.intake.SeriesAdmission;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.storage.series.SampleStore;
import java.util.Optional;

/** The metric store's limits on series, asked by who takes pushes in. */
record StoreAdmission(SampleStore store) implements SeriesAdmission {
  @Override
  public boolean reserve(int numbers, int distributions) {
    return store.reserve(numbers, distributions);
  }

  @Override
  public void release(int numbers, int distributions) {
    store.release(numbers, distributions);
  }

  @Override
  public Optional<Rejection> refuse(Labels series, boolean distribution) {
    return store.refuse(series, distribution);
  }
}
