package dev.headroom.outside;

import dev.headroom.outside.record.OutsideAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The alerts in memory, by subject, and of which subjects a round is due: at once where something
 * began or ended, else every few seconds, for what is decided by time alone. Safe for any thread.
 */
final class KeptAlerts {
  /** How often a round is made of a subject of which nothing new is known. */
  static final Duration REPEATED_EVERY = Duration.ofSeconds(5);

  /**
   * How many rounds are made at once. Each may be a transaction, and those of budgets must not wait
   * long for them.
   */
  static final int ROUNDS_AT_ONCE_MAX = 200;

  private final Map<String, OutsideAlert> byFingerprint = new HashMap<>();
  private final Map<String, Subject> subjects = new LinkedHashMap<>();
  private long bytes;

  private static final class Subject {
    private final Map<String, OutsideAlert> alerts = new TreeMap<>();
    private Instant due = Instant.MIN;

    private boolean isDue(Instant at) {
      return !due.isAfter(at) || due.isAfter(at.plus(REPEATED_EVERY));
    }

    private boolean wakes() {
      return alerts.values().stream().anyMatch(OutsideSubject::isPage);
    }

    /** When something may be different: the next end that nobody has to say counts as well. */
    private void seen(Instant at) {
      due =
          alerts.values().stream()
              .map(OutsideAlert::endsAt)
              .filter(end -> end.isAfter(at))
              .min(Comparator.naturalOrder())
              .filter(end -> end.isBefore(at.plus(REPEATED_EVERY)))
              .orElseGet(() -> at.plus(REPEATED_EVERY));
    }
  }

  synchronized Optional<OutsideAlert> find(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  synchronized void put(Collection<OutsideAlert> alerts, Instant now) {
    alerts.forEach(each -> put(each, now));
  }

  private void put(OutsideAlert alert, Instant now) {
    OutsideAlert before = byFingerprint.put(alert.fingerprint(), alert);
    bytes += bytes(alert) - (before == null ? 0 : bytes(before));
    Subject subject =
        subjects.computeIfAbsent(OutsideSubject.of(alert.labels()), name -> new Subject());
    subject.alerts.put(alert.fingerprint(), alert);
    if (before == null
        || before.firesAt(now) != alert.firesAt(now)
        || before.isEnded() != alert.isEnded()) {
      subject.due = Instant.MIN;
    }
  }

  synchronized void remove(Collection<OutsideAlert> alerts) {
    for (OutsideAlert each : alerts) {
      OutsideAlert gone = byFingerprint.remove(each.fingerprint());
      String name = OutsideSubject.of(each.labels());
      Subject subject = subjects.get(name);
      if (gone != null && subject != null) {
        bytes -= bytes(gone);
        subject.alerts.remove(each.fingerprint());
        if (subject.alerts.isEmpty()) {
          subjects.remove(name);
        }
      }
    }
  }

  static long bytes(OutsideAlert alert) {
    return AlertCheck.bytes(alert.labels(), alert.annotations(), alert.generatorUrl());
  }

  synchronized int count() {
    return byFingerprint.size();
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized List<OutsideAlert> all() {
    return List.copyOf(byFingerprint.values());
  }

  /**
   * Those that are over since a moment, each alert of their subject included, and whose subject
   * nobody needs.
   *
   * @param needed names of subjects
   */
  synchronized List<OutsideAlert> overSince(Instant moment, Set<String> needed) {
    List<OutsideAlert> over = new ArrayList<>();
    subjects.forEach((name, subject) -> {
      Collection<OutsideAlert> alerts = subject.alerts.values();
      if (!needed.contains(name) && alerts.stream().noneMatch(each -> each.firesAt(moment))) {
        over.addAll(alerts);
      }
    });
    return over;
  }

  /** The alerts of subjects of which a round is due, by subject; those that wake people first. */
  synchronized Map<String, List<OutsideAlert>> due(Instant at) {
    List<Map.Entry<String, Subject>> due =
        subjects.entrySet().stream()
            .filter(each -> each.getValue().isDue(at))
            .sorted(
                Comparator.comparing((Map.Entry<String, Subject> each) -> !each.getValue().wakes())
                    .thenComparing(each -> each.getValue().due))
            .limit(ROUNDS_AT_ONCE_MAX)
            .toList();
    Map<String, List<OutsideAlert>> alerts = new LinkedHashMap<>();
    for (Map.Entry<String, Subject> each : due) {
      alerts.put(each.getKey(), List.copyOf(each.getValue().alerts.values()));
      each.getValue().seen(at);
    }
    return alerts;
  }
}
