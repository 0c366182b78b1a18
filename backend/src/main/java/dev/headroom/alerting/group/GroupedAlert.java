package dev.headroom.alerting.group;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One alert of a group.
 *
 * @param fingerprint of its labels, sixteen hexadecimal digits
 * @param labels as its sender put them
 * @param annotations as its sender put them
 * @param routed the labels by which it is decided who hears of it, and what holds that back
 * @param startsAt since when it fires, as its sender says
 * @param endsAt when it ended; while it fires, until when it does unless it is sent again
 * @param generatorUrl where its sender shows it; may be empty
 * @param over since when it is known to be over; empty while it fires
 * @param held whether a silence holds it back, alone or with some of its group
 * @param past the time before this one for which it fired, where that is known
 */
public record GroupedAlert(
    String fingerprint,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> routed,
    Instant startsAt,
    Instant endsAt,
    String generatorUrl,
    Optional<Instant> over,
    boolean held,
    Optional<PastEpisode> past) {
  public boolean fires() {
    return over.isEmpty();
  }

  GroupedAlert held(boolean isHeld) {
    return isHeld == held ? this : with(startsAt, endsAt, over, isHeld, past);
  }

  /**
   * As those know it who were told last at a moment: where it has come back since, it is over for
   * them, and what fires now they have not heard of.
   */
  GroupedAlert knownAt(Instant toldAt) {
    return past.filter(each -> fires() && !each.overAt().isBefore(toldAt))
        .map(each ->
            with(
                each.startsAt(), each.endsAt(), Optional.of(each.overAt()), held, Optional.empty()))
        .orElse(this);
  }

  private GroupedAlert with(
      Instant starts,
      Instant ends,
      Optional<Instant> end,
      boolean isHeld,
      Optional<PastEpisode> before) {
    return new GroupedAlert(
        fingerprint, labels, annotations, routed, starts, ends, generatorUrl, end, isHeld, before);
  }
}
