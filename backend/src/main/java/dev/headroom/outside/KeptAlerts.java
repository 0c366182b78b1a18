package dev.headroom.outside;

import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.outside.record.OutsideAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The alerts in memory, by subject, and of which subjects a round is due: at once where something
 * began or ended, else every few seconds, for what is decided by time alone. Safe for any thread.
 */
final class KeptAlerts {
  /** How often a round is made of a subject of which nothing new is known. */
  static final Duration REPEATED_EVERY = Duration.ofSeconds(5);

  /** The same while there are few, so that intervals end on time. */
  private static final Duration FEW_REPEATED_EVERY = Duration.ofSeconds(1);

  private static final int FEW = 100;

  /**
   * How many rounds are made at once. Each may be a transaction, and those of budgets must not wait
   * long for them.
   */
  static final int ROUNDS_AT_ONCE_MAX = 200;

  private final Map<String, OutsideAlert> byFingerprint = new HashMap<>();
  private final Map<String, Subject> subjects = new LinkedHashMap<>();
  private long bytes;

  /** Those that had ended when a round saw them, by fingerprint; the disk does not know it yet. */
  private final Set<String> seenOver = new HashSet<>();

  private static final class Subject {
    private final Map<String, OutsideAlert> alerts = new TreeMap<>();

    /** Since which round each of those that are over has been. */
    private final Map<String, Instant> over = new HashMap<>();

    private Instant due = Instant.MIN;
    private boolean first = true;

    private boolean isDue(Instant at) {
      return !due.isAfter(at) || due.isAfter(at.plus(REPEATED_EVERY));
    }

    private boolean fires(Instant at) {
      return alerts.values().stream().anyMatch(each -> each.firesInRound(at));
    }

    private boolean isIdle(Instant at, boolean isNeeded) {
      return !isNeeded && !fires(at);
    }

    private boolean wakes() {
      return alerts.values().stream().anyMatch(OutsideSubject::isPage);
    }

    private void markOver(Instant at, StartGrace grace) {
      alerts.forEach((fingerprint, alert) -> {
        if (OutsideReadings.level(alert, at, grace) != AlertLevel.CLEAR) {
          over.remove(fingerprint);
        } else {
          over.putIfAbsent(fingerprint, first ? alert.overSince() : at);
        }
      });
      first = false;
    }

    /** When something may be different: the next end that nobody has to say counts as well. */
    private void seen(Instant at, Duration every) {
      due =
          alerts.values().stream()
              .map(OutsideAlert::endsAt)
              .filter(end -> end.isAfter(at))
              .min(Comparator.naturalOrder())
              .filter(end -> end.isBefore(at.plus(every)))
              .orElseGet(() -> at.plus(every));
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
    String name = OutsideSubject.of(alert);
    if (before != null && !OutsideSubject.of(before).equals(name)) {
      leave(before);
    }
    Subject subject = subjects.computeIfAbsent(name, _ -> new Subject());
    subject.alerts.put(alert.fingerprint(), alert);
    if (alert.firesAt(now)) {
      subject.over.remove(alert.fingerprint());
    }
    if (before == null
        || before.firesAt(now) != alert.firesAt(now)
        || before.isEnded() != alert.isEnded()) {
      subject.due = Instant.MIN;
    }
  }

  synchronized void remove(Collection<OutsideAlert> alerts) {
    for (OutsideAlert each : alerts) {
      OutsideAlert gone = byFingerprint.remove(each.fingerprint());
      if (gone != null) {
        bytes -= bytes(gone);
        leave(gone);
      }
    }
  }

  private void leave(OutsideAlert alert) {
    String name = OutsideSubject.of(alert);
    Subject subject = subjects.get(name);
    if (subject != null) {
      subject.alerts.remove(alert.fingerprint());
      subject.over.remove(alert.fingerprint());
      subject.due = Instant.MIN;
      if (subject.alerts.isEmpty()) {
        subjects.remove(name);
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
   * Those that are over since a moment, and whose subject nobody needs or has others that fire.
   *
   * @param needed names of subjects
   */
  synchronized List<OutsideAlert> overSince(Instant moment, Set<String> needed) {
    List<OutsideAlert> over = new ArrayList<>();
    subjects.forEach((name, subject) -> {
      Collection<OutsideAlert> alerts = subject.alerts.values();
      if (subject.isIdle(moment, needed.contains(name))) {
        over.addAll(alerts);
      } else if (subject.fires(moment)) {
        alerts.stream()
            .filter(each -> each.group().isPresent() && !each.firesInRound(moment))
            .forEach(over::add);
      }
    });
    return over;
  }

  /**
   * Those of which nothing fires at a moment, however short a time ago it ended.
   *
   * @param needed names of subjects that are kept all the same
   */
  synchronized List<OutsideAlert> idle(Instant moment, Set<String> needed) {
    return subjects.entrySet().stream()
        .filter(each -> each.getValue().isIdle(moment, needed.contains(each.getKey())))
        .flatMap(each -> each.getValue().alerts.values().stream())
        .toList();
  }

  /** The alerts of subjects of which a round is due, by subject; those that wake people first. */
  synchronized Map<String, SubjectAlerts> due(Instant at, StartGrace grace) {
    List<Map.Entry<String, Subject>> due =
        subjects.entrySet().stream()
            .filter(each -> each.getValue().isDue(at))
            .sorted(
                Comparator.comparing((Map.Entry<String, Subject> each) -> !each.getValue().wakes())
                    .thenComparing(each -> each.getValue().due))
            .limit(ROUNDS_AT_ONCE_MAX)
            .toList();
    Duration every = subjects.size() <= FEW ? FEW_REPEATED_EVERY : REPEATED_EVERY;
    Map<String, SubjectAlerts> alerts = new LinkedHashMap<>();
    for (Map.Entry<String, Subject> each : due) {
      Subject subject = each.getValue();
      subject.markOver(at, grace);
      alerts.put(
          each.getKey(), new SubjectAlerts(List.copyOf(subject.alerts.values()), subject.over));
      subject.seen(at, every);
      markSeen(subject, at);
    }
    return alerts;
  }

  /** What was over before a round saw it is over in the next one, at once. */
  private void markSeen(Subject subject, Instant at) {
    for (OutsideAlert each : List.copyOf(subject.alerts.values())) {
      if (!each.unseen()) {
        continue;
      }
      byFingerprint.put(each.fingerprint(), each.seen());
      subject.alerts.put(each.fingerprint(), each.seen());
      if (!each.firesAt(at)) {
        subject.due = Instant.MIN;
        seenOver.add(each.fingerprint());
      }
    }
  }

  /** Those that rounds saw after their end, since this was asked last. */
  synchronized List<OutsideAlert> takeSeenOver() {
    List<OutsideAlert> seen =
        seenOver.stream().flatMap(each -> Stream.ofNullable(byFingerprint.get(each))).toList();
    seenOver.clear();
    return seen;
  }

  /** They are to be asked for again. */
  synchronized void putBack(List<OutsideAlert> seen) {
    seen.forEach(each -> seenOver.add(each.fingerprint()));
  }
}
