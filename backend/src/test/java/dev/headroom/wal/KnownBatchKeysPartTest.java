package dev.headroom.wal;

import dev.headroom.model.Batches;
import dev.headroom.storage.CheckpointPartContract;
import dev.headroom.storage.WriteAheadLog.Append;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class KnownBatchKeysPartTest extends CheckpointPartContract<KnownBatchKeys> {
  @Override
  public KnownBatchKeys empty() {
    return new KnownBatchKeys(100, new WalMetrics(WalConfig.defaults(), new CollectorRegistry()));
  }

  @Override
  public void add(KnownBatchKeys part, int number) {
    part.add(Batches.key(number), number * 100L);
  }

  @Override
  public Object content(KnownBatchKeys part) {
    List<Optional<Append>> known = new ArrayList<>();
    for (int number = 0; number <= 10; number++) {
      known.add(Optional.ofNullable(part.find(Batches.key(number))));
    }
    return known;
  }
}
