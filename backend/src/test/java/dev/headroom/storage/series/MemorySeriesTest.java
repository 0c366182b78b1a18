package dev.headroom.storage.series;

import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData;
import java.util.List;

class MemorySeriesTest extends SeriesSourceContract {
  @Override
  public SeriesSource holding(List<SeriesData> data, List<MetricMetadata> metadata) {
    return new MemorySeries(data, metadata);
  }
}
