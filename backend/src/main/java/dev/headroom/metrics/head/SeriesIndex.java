package dev.headroom.metrics.head;

import dev.headroom.metrics.series.Series;
import dev.headroom.model.Labels;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds series of one kind by their labels and by selectors. The applying thread changes it, any
 * thread looks things up; looking up one series takes no lock.
 */
final class SeriesIndex<S extends Series> {
  private final Map<Labels, IndexedSeries<S>> byLabels = new ConcurrentHashMap<>();

  /** In order of creation. Guarded by this, as are the postings. */
  private final List<IndexedSeries<S>> all = new ArrayList<>();

  /** Label name, label value, series that have it. */
  private final Map<String, Map<String, List<IndexedSeries<S>>>> postings = new HashMap<>();

  @Nullable IndexedSeries<S> find(Labels labels) {
    return byLabels.get(labels);
  }

  int size() {
    return byLabels.size();
  }

  /**
   * Adds a series. Two of the same labels, as an old checkpoint may hold where their bounds were
   * spelled in two ways, both answer; the one with the newest data goes on.
   */
  synchronized void add(IndexedSeries<S> series) {
    byLabels.merge(series.series().labels(), series, SeriesIndex::newer);
    all.add(series);
    for (Labels.Label label : series.series().labels()) {
      postings
          .computeIfAbsent(label.name(), name -> new HashMap<>())
          .computeIfAbsent(label.value(), value -> new ArrayList<>(1))
          .add(series);
    }
  }

  private static <S extends Series> IndexedSeries<S> newer(
      IndexedSeries<S> known, IndexedSeries<S> added) {
    return known.series().newestMillis() > added.series().newestMillis() ? known : added;
  }

  synchronized void removeAll(List<IndexedSeries<S>> removed) {
    Set<IndexedSeries<S>> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Labels.Label> touched = new HashSet<>();
    for (IndexedSeries<S> each : removed) {
      gone.add(each);
      byLabels.remove(each.series().labels(), each);
      each.series().labels().forEach(touched::add);
    }
    all.removeIf(gone::contains);
    unlink(gone);
    for (Labels.Label label : touched) {
      Map<String, List<IndexedSeries<S>>> values = postings.getOrDefault(label.name(), Map.of());
      List<IndexedSeries<S>> having = values.getOrDefault(label.value(), List.of());
      having.removeIf(gone::contains);
      if (having.isEmpty()) {
        values.remove(label.value());
      }
      if (values.isEmpty()) {
        postings.remove(label.name());
      }
    }
  }

  /** So that nobody is led to a series that is gone. */
  private void unlink(Set<IndexedSeries<S>> gone) {
    gone.forEach(each -> each.setNext(null));
    for (IndexedSeries<S> each : all) {
      if (gone.contains(each.next())) {
        each.setNext(null);
      }
    }
  }

  synchronized void clear() {
    all.forEach(each -> each.setNext(null));
    byLabels.clear();
    all.clear();
    postings.clear();
  }

  /** All series in order of creation. */
  synchronized List<IndexedSeries<S>> all() {
    return List.copyOf(all);
  }

  /** The series a selector chooses, in no particular order. */
  List<S> select(Selector selector) {
    List<S> chosen = new ArrayList<>();
    for (IndexedSeries<S> each : candidates(selector)) {
      if (selector.matches(each.series().labels())) {
        chosen.add(each.series());
      }
    }
    return chosen;
  }

  /** Some series, among them all that match: those of the most telling matcher. */
  private synchronized List<IndexedSeries<S>> candidates(Selector selector) {
    List<IndexedSeries<S>> fewest = null;
    for (Matcher matcher : selector.matchers()) {
      if (matcher.operator() == Matcher.Operator.EQUAL
          && !matcher.value().isEmpty()
          && matcher.isByValue()) {
        List<IndexedSeries<S>> having = valuesOf(matcher).getOrDefault(matcher.value(), List.of());
        fewest = fewest == null || having.size() < fewest.size() ? having : fewest;
      }
    }
    if (fewest != null) {
      return List.copyOf(fewest);
    }
    for (Matcher matcher : selector.matchers()) {
      if (matcher.operator() == Matcher.Operator.MATCHES
          && !matcher.matches("")
          && matcher.isByValue()) {
        return havingValueThatMatches(matcher);
      }
    }
    return List.copyOf(all);
  }

  private List<IndexedSeries<S>> havingValueThatMatches(Matcher matcher) {
    List<IndexedSeries<S>> found = new ArrayList<>();
    valuesOf(matcher)
        .forEach((value, having) -> {
          if (matcher.matches(value)) {
            found.addAll(having);
          }
        });
    return found;
  }

  private Map<String, List<IndexedSeries<S>>> valuesOf(Matcher matcher) {
    return postings.getOrDefault(matcher.label(), Map.of());
  }
}
