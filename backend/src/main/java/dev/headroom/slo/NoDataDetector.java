package dev.headroom.slo;

import dev.headroom.slo.Evaluation.WatchGap;
import dev.headroom.slo.count.CountReader.SourcePresence;
import dev.headroom.slo.objective.SloConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notices objectives without data: one that only looks kept because nobody could see it broken. */
final class NoDataDetector {
  /** A source is silent when it misses so many of its usual intervals. */
  private static final int INTERVALS = 3;

  private final Duration silentAfter;
  private final Duration grace;

  NoDataDetector(SloConfig config) {
    this.silentAfter = config.windowScale().apply(config.silentAfter());
    this.grace = config.windowScale().apply(config.unmeasuredGrace());
  }

  /** Whether it has been quiet for long enough that its usual interval has to be known. */
  boolean quiet(Instant heardAt, Instant at) {
    return Duration.between(heardAt, at).compareTo(silentAfter) > 0;
  }

  /** What is missing at the moment of a snapshot; empty where the objective has data. */
  Optional<WatchGap> gap(ObjectiveSnapshot snapshot) {
    SourcePresence sources = snapshot.sources();
    if (sources.unmatched().isPresent()) {
      Instant since = snapshot.since().orElse(sources.watchedFrom());
      return Optional.of(
          gap(WatchGap.GapKind.UNMEASURED, sources.unmatched().get(), since, snapshot));
    }
    return sources
        .heardAt()
        .filter(heard -> isSilent(heard, sources.usualInterval(), snapshot.at()))
        .map(heard ->
            gap(WatchGap.GapKind.SILENT, snapshot.objective().indicator().text(), heard, snapshot));
  }

  private boolean isSilent(Instant heardAt, Duration usualInterval, Instant at) {
    Duration usual = usualInterval.multipliedBy(INTERVALS);
    Duration allowed = usual.compareTo(silentAfter) > 0 ? usual : silentAfter;
    return Duration.between(heardAt, at).compareTo(allowed) > 0;
  }

  /** The grace begins anew with the process: what it has not seen yet may only be late. */
  private WatchGap gap(
      WatchGap.GapKind kind, String what, Instant since, ObjectiveSnapshot snapshot) {
    Instant watched = snapshot.sources().watchedFrom();
    Instant from = since.isAfter(watched) ? since : watched;
    return new WatchGap(kind, what, since, !snapshot.at().isBefore(from.plus(grace)));
  }
}
