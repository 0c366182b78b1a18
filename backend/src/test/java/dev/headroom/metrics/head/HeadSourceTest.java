package dev.headroom.metrics.head;

import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.SeriesSource;
import dev.headroom.storage.series.SeriesSourceContract;
import io.prometheus.client.CollectorRegistry;
import java.util.List;

class HeadSourceTest extends SeriesSourceContract {
  @Override
  public SeriesSource holding(List<SeriesData> data, List<MetricMetadata> metadata) {
    Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
    head.apply(Push.NOW, data, metadata);
    return head;
  }
}
