package dev.headroom.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells a promise that is kept from one that only nobody sees broken. */
final class Unwatched {
  /** A source is silent when it misses so many of its usual intervals. */
  private static final int INTERVALS = 3;

  private final Duration silentAfter;
  private final Duration grace;

  Unwatched(SloConfig config) {
    this.silentAfter = config.windowScale().apply(config.silentAfter());
    this.grace = config.windowScale().apply(config.unmeasuredGrace());
  }

  /** Whether it has been quiet for long enough that its usual interval has to be known. */
  boolean quiet(Instant heardAt, Instant at) {
    return Duration.between(heardAt, at).compareTo(silentAfter) > 0;
  }

  /** What is missing at the moment of a reading; empty where the promise is watched. */
  Optional<WatchGap> gap(Reading reading) {
    Watching watching = reading.watching();
    if (watching.unmatched().isPresent()) {
      Instant since = reading.since().orElse(watching.watchedFrom());
      return Optional.of(gap(WatchGap.Kind.UNMEASURED, watching.unmatched().get(), since, reading));
    }
    return watching
        .heardAt()
        .filter(heard -> isSilent(heard, watching.usualInterval(), reading.at()))
        .map(heard ->
            gap(WatchGap.Kind.SILENT, Sides.text(reading.objective().indicator()), heard, reading));
  }

  private boolean isSilent(Instant heardAt, Duration usualInterval, Instant at) {
    Duration usual = usualInterval.multipliedBy(INTERVALS);
    Duration allowed = usual.compareTo(silentAfter) > 0 ? usual : silentAfter;
    return Duration.between(heardAt, at).compareTo(allowed) > 0;
  }

  /** The grace begins anew with the process: what it has not seen yet may only be late. */
  private WatchGap gap(WatchGap.Kind kind, String what, Instant since, Reading reading) {
    Instant watched = reading.watching().watchedFrom();
    Instant from = since.isAfter(watched) ? since : watched;
    return new WatchGap(kind, what, since, !reading.at().isBefore(from.plus(grace)));
  }
}
