package dev.headroom.ingest.remotewrite;

import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.Floats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings series of one request together that differ only in how their bound is spelled: a server
 * that changes its spelling ends the old series and begins the new one at the same time. Where both
 * tell of one time, the first that is a number counts.
 */
final class SpellingMerge {
  private final Set<Labels> respelled;

  /**
   * @param respelled series whose bound was spelled in another way than their labels have it
   */
  SpellingMerge(Set<Labels> respelled) {
    this.respelled = respelled;
  }

  List<SeriesData> of(List<SeriesData> series) {
    Map<Labels, Integer> places = new LinkedHashMap<>();
    List<SeriesData> merged = new ArrayList<>(series.size());
    for (SeriesData each : series) {
      Integer place = respelled.contains(each.labels()) ? places.get(each.labels()) : null;
      if (place != null && each instanceof Floats next && merged.get(place) instanceof Floats one) {
        merged.set(place, merge(one, next));
        continue;
      }
      if (respelled.contains(each.labels())) {
        places.put(each.labels(), merged.size());
      }
      merged.add(each);
    }
    return merged;
  }

  private static Floats merge(Floats one, Floats other) {
    TreeMap<Long, Double> values = new TreeMap<>();
    for (Floats each : List.of(one, other)) {
      for (int i = 0; i < each.values().length; i++) {
        values.merge(
            each.timestampsMillis()[i],
            each.values()[i],
            (known, next) -> Double.isFinite(known) || !Double.isFinite(next) ? known : next);
      }
    }
    return new Floats(
        one.labels(),
        values.keySet().stream().mapToLong(Long::longValue).toArray(),
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
