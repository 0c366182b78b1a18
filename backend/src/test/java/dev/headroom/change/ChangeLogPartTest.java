package dev.headroom.change;

import dev.headroom.model.ChangeEvent;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.CheckpointPartContract;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import java.util.Optional;

class ChangeLogPartTest extends CheckpointPartContract<ChangeLog> {
  @Override
  public ChangeLog empty() {
    return new ChangeLog(ChangeConfig.defaults(), new CollectorRegistry());
  }

  @Override
  public void add(ChangeLog part, int number) {
    part.apply(
        List.of(new ChangeEvent(number, "deploy", "checkout", "1." + number, "release", "")));
  }

  @Override
  public Object content(ChangeLog part) {
    return part.find(new TimeRange(0, Long.MAX_VALUE), Optional.empty(), 100);
  }
}
