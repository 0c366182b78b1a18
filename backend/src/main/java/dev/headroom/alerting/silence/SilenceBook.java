package dev.headroom.alerting.silence;

import dev.headroom.alerting.silence.Silence.Phase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The silences that are known, in memory. Not for use by several threads. */
final class SilenceBook {
  private final SilenceMetrics metrics;
  private final Map<String, Silence> all = new LinkedHashMap<>();

  /** Made when it is asked for; empty after every change. */
  private Optional<SilenceIndex> index = Optional.empty();

  SilenceBook(SilenceMetrics metrics) {
    this.metrics = metrics;
  }

  void put(Collection<Silence> changes) {
    apply(changes, List.of());
  }

  void apply(Collection<Silence> changes, Collection<String> gone) {
    changes.forEach(each -> all.put(each.id(), each));
    gone.forEach(all::remove);
    metrics.pruned.inc(gone.size());
    metrics.count(all.values());
    index = Optional.empty();
  }

  private List<Silence> matching(Map<String, String> labels) {
    SilenceIndex made =
        index.orElseGet(() ->
            new SilenceIndex(
                all.values().stream().filter(each -> each.phase() == Phase.IN_FORCE).toList()));
    index = Optional.of(made);
    return made.matching(labels);
  }

  int size() {
    return all.size();
  }

  Optional<Silence> find(String id, Instant at) {
    return Optional.ofNullable(all.get(id)).map(each -> each.at(at));
  }

  /** As they are at a moment, those that end last first. */
  List<Silence> at(Instant moment) {
    return all.values().stream()
        .map(each -> each.at(moment))
        .sorted(Comparator.comparing(Silence::endsAt).reversed().thenComparing(Silence::id))
        .toList();
  }

  /** Those that time has changed. */
  List<Silence> turned(Instant at) {
    List<Silence> turned = new ArrayList<>();
    for (Silence each : all.values()) {
      Silence next = each.at(at);
      if (next.phase() != each.phase()) {
        turned.add(next);
      }
    }
    return turned;
  }

  /**
   * Those that end with what they hide and have hidden something for the first time, or have
   * nothing to hide any more.
   *
   * @param standing labels of the incidents that stand
   */
  List<Silence> following(Collection<Map<String, String>> standing, Instant at) {
    List<Silence> following =
        all.values().stream().filter(each -> each.endsOnResolve() && each.isInForce(at)).toList();
    if (following.isEmpty()) {
      return List.of();
    }
    Set<String> hiding = new HashSet<>();
    for (Map<String, String> labels : standing) {
      matching(labels).forEach(silence -> hiding.add(silence.id()));
    }
    List<Silence> changes = new ArrayList<>();
    for (Silence each : following) {
      boolean hides = hiding.contains(each.id());
      if (hides && !each.hasHidden()) {
        changes.add(each.hiding());
      } else if (!hides && each.hasHidden()) {
        changes.add(each.ended(at.truncatedTo(ChronoUnit.MILLIS)));
      }
    }
    return changes;
  }

  /** The one that is in force at a moment and ends last of those that match. */
  Optional<Silence> hiding(Map<String, String> labels, Instant at) {
    return matching(labels).stream().filter(each -> each.isInForce(at)).findFirst();
  }

  /** Ids of those that ended before a moment. */
  List<String> endedBefore(Instant moment) {
    return all.values().stream()
        .filter(each -> each.phase() == Phase.ENDED && each.endsAt().isBefore(moment))
        .map(Silence::id)
        .toList();
  }

  /** Whether there is room for one more, or an ended one that can make it. */
  boolean hasRoom(int countMax) {
    return all.size() < countMax
        || all.values().stream().anyMatch(each -> each.phase() == Phase.ENDED);
  }

  /** Ids of the oldest ended ones, which have to leave for these. */
  List<String> tooMany(Collection<Silence> next, int countMax) {
    long more = next.stream().filter(each -> !all.containsKey(each.id())).count();
    return all.values().stream()
        .filter(each -> each.phase() == Phase.ENDED)
        .sorted(Comparator.comparing(Silence::endsAt))
        .limit(Math.max(0, all.size() + more - countMax))
        .map(Silence::id)
        .toList();
  }
}
