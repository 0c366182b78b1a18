package dev.headroom.metrics.series;

import dev.headroom.model.StreamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The streams of sums that add up in one series, in order of arrival. */
final class SumStreams {
  private Map<StreamId, SumStream> byId = Map.of();
  private int footprint;

  Collection<SumStream> all() {
    return byId.values();
  }

  @Nullable SumStream get(StreamId id) {
    return byId.get(id);
  }

  void add(SumStream stream) {
    if (byId.isEmpty()) {
      byId = new LinkedHashMap<>();
    }
    byId.put(stream.id(), stream);
    footprint += stream.footprint();
  }

  /** Lets a further writer of a stream speak. */
  void giveWay(SumStream stream, SumStream.SumWriter next, long lookbackMillis) {
    footprint -= stream.footprint();
    stream.giveWay(next, lookbackMillis);
    footprint += stream.footprint();
  }

  void drop(StreamId id) {
    SumStream dropped = byId.isEmpty() ? null : byId.remove(id);
    footprint -= dropped == null ? 0 : dropped.footprint();
  }

  List<SavedStream<SumStream.SumWriter>> save() {
    List<SavedStream<SumStream.SumWriter>> saved = new ArrayList<>(byId.size());
    byId.values().forEach(each -> saved.add(each.save()));
    return saved;
  }

  /** Heap they take. */
  int footprint() {
    return footprint;
  }
}
