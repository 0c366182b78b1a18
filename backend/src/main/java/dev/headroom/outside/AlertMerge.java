package dev.headroom.outside;

import dev.headroom.model.text.LabelFingerprint;
import dev.headroom.outside.record.OutsideAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins what is posted with what is known of the same labels. The last word holds, with two
 * exceptions for servers that send the same alerts twice over: an end holds for a minute against
 * whoever says that the same episode goes on, for the other server notices it later; and an end of
 * an earlier episode says nothing of this one.
 *
 * @param resolveTimeout how long an alert fires whose end is not said
 */
record AlertMerge(Duration resolveTimeout) {
  /** How long an end holds against another server that has not noticed it. */
  static final Duration END_HOLDS = Duration.ofMinutes(1);

  /** What is to be kept instead of what is known; empty if the post says nothing new. */
  Optional<OutsideAlert> merged(Optional<OutsideAlert> known, PostedAlert posted, Instant now) {
    OutsideAlert next = alone(posted, now);
    if (known.isEmpty()) {
      return next.isEnded() ? Optional.empty() : Optional.of(next);
    }
    return next.isEnded() ? ended(known.get(), next) : firing(known.get(), next, now);
  }

  static String fingerprint(PostedAlert posted) {
    return LabelFingerprint.of(posted.labels());
  }

  /** As if nothing were known. Without a start it starts now, or when it ends. */
  private OutsideAlert alone(PostedAlert posted, Instant now) {
    Instant start = posted.startsAt().or(posted::endsAt).orElse(now);
    Instant end = posted.endsAt().orElseGet(() -> now.plus(resolveTimeout));
    return new OutsideAlert(
        fingerprint(posted),
        posted.labels(),
        posted.annotations(),
        start.truncatedTo(ChronoUnit.MILLIS),
        end.truncatedTo(ChronoUnit.MILLIS),
        now,
        posted.generatorUrl(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** What was said of it while it fired is kept where its end does not say it again. */
  private static Optional<OutsideAlert> ended(OutsideAlert known, OutsideAlert next) {
    if (known.isEnded() || next.endsAt().isBefore(known.startsAt())) {
      return Optional.empty();
    }
    Map<String, String> annotations = new TreeMap<>(known.annotations());
    annotations.putAll(next.annotations());
    return Optional.of(
        new OutsideAlert(
            known.fingerprint(),
            known.labels(),
            annotations,
            known.startsAt(),
            next.endsAt(),
            next.updatedAt(),
            next.generatorUrl().isEmpty() ? known.generatorUrl() : next.generatorUrl(),
            known.group(),
            known.past(),
            known.unseen()));
  }

  private static Optional<OutsideAlert> firing(OutsideAlert known, OutsideAlert next, Instant now) {
    if (known.isEnded()) {
      boolean sameEpisode = !next.startsAt().isAfter(known.endsAt());
      return sameEpisode && now.isBefore(known.endsAt().plus(END_HOLDS))
          ? Optional.empty()
          : Optional.of(next.after(known));
    }
    boolean goesOn = known.firesAt(now);
    return Optional.of(
        new OutsideAlert(
            known.fingerprint(),
            known.labels(),
            next.annotations(),
            goesOn ? earlier(known.startsAt(), next.startsAt()) : next.startsAt(),
            goesOn ? later(known.endsAt(), next.endsAt()) : next.endsAt(),
            now,
            next.generatorUrl(),
            known.group(),
            goesOn ? known.past() : Optional.of(known.episode()),
            known.unseen() || !goesOn));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
