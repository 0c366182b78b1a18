package dev.headroom.storage.series;

import java.util.List;

class MemorySampleStoreTest extends SampleStoreContract {
  @Override
  public Opened open() {
    MemorySeries series = new MemorySeries(List.of(), List.of());
    return new Opened(new MemorySampleStore(series, NUMBERS_MAX, DISTRIBUTIONS_MAX), series);
  }
}
