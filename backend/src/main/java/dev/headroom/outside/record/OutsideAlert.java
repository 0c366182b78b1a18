package dev.headroom.outside.record;

import dev.headroom.alerting.group.PastEpisode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An alert as somebody else posted it last. Times are exact to the millisecond.
 *
 * @param fingerprint of its labels, sixteen hexadecimal digits
 * @param labels by name; there is at least one
 * @param annotations by name
 * @param startsAt since when it fires, as its sender says
 * @param endsAt when it ended or, while it fires, until when it does unless it is posted again
 * @param updatedAt when it was posted last
 * @param generatorUrl where its sender shows it; may be empty
 * @param group the one it is told with; empty where it is told alone
 * @param past the time before this one for which it fired; empty where nothing is known of it
 * @param unseen whether it began and no round has seen that yet; it is to be told of then, however
 *     soon it ended
 */
public record OutsideAlert(
    String fingerprint,
    Map<String, String> labels,
    Map<String, String> annotations,
    Instant startsAt,
    Instant endsAt,
    Instant updatedAt,
    String generatorUrl,
    Optional<OutsideGroup> group,
    Optional<PastEpisode> past,
    boolean unseen) {
  public OutsideAlert {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** The same in a group. */
  public OutsideAlert in(Optional<OutsideGroup> other) {
    return with(other, past, unseen);
  }

  /** The same in the group of an episode that went before it. */
  public OutsideAlert after(OutsideAlert before) {
    return with(before.group, Optional.of(before.episode()), unseen);
  }

  /** The same after a round that saw it. */
  public OutsideAlert seen() {
    return with(group, past, false);
  }

  /** The same as it is known after a start: one whose sender fell silent was seen by then. */
  public OutsideAlert afterStart(Instant now) {
    return isEnded() || firesAt(now) ? this : seen();
  }

  private OutsideAlert with(
      Optional<OutsideGroup> other, Optional<PastEpisode> before, boolean isUnseen) {
    return new OutsideAlert(
        fingerprint,
        labels,
        annotations,
        startsAt,
        endsAt,
        updatedAt,
        generatorUrl,
        other,
        before,
        isUnseen);
  }

  /** The time for which it fires, once that is over. */
  public PastEpisode episode() {
    return new PastEpisode(startsAt, endsAt, overSince());
  }

  /** Whether its sender has said that it is over; else it fires, or nobody posts it any more. */
  public boolean isEnded() {
    return !endsAt.isAfter(updatedAt);
  }

  /** Since when it is known that it is over; of one that fires, when it will be. */
  public Instant overSince() {
    return isEnded() ? updatedAt : endsAt;
  }

  public boolean firesAt(Instant moment) {
    return endsAt.isAfter(moment);
  }

  /** Whether a round at a moment takes it as firing: it does, or it did and none has seen that. */
  public boolean firesInRound(Instant moment) {
    return unseen || firesAt(moment);
  }
}
