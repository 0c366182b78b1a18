package dev.headroom.alerting.silence;

import dev.headroom.select.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something people decided not to be told of for a while.
 *
 * @param id a UUID, as Alertmanager's clients expect
 * @param matchers conditions on the labels of an incident, all of which must hold; at least one
 * @param author who made it
 * @param reason why
 * @param startsAt from when it is in force; in the future where it is planned
 * @param endsAt when it ends, or has ended
 * @param endsOnResolve whether it ends before that, once every incident that it has hidden has
 * @param phase how far it has come
 * @param hasHidden whether an incident has stood that it matched while it was in force
 * @param updatedAt when it was last changed
 */
public record Silence(
    String id,
    List<Matcher> matchers,
    String author,
    String reason,
    Instant startsAt,
    Instant endsAt,
    boolean endsOnResolve,
    Phase phase,
    boolean hasHidden,
    Instant updatedAt) {
  public Silence {
    matchers = List.copyOf(matchers);
  }

  /** How far a silence has come. It never goes back, wherever clocks are set. */
  public enum Phase {
    PLANNED("planned"),
    IN_FORCE("inForce"),
    ENDED("ended");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A silence as somebody asks for it.
   *
   * @param replaces id of the silence in whose place it comes; empty for a new one
   * @param startsAt from when; at once where it is empty or over
   */
  public record SilenceRequest(
      Optional<String> replaces,
      List<Matcher> matchers,
      String author,
      String reason,
      Optional<Instant> startsAt,
      Instant endsAt,
      boolean endsOnResolve) {
    public SilenceRequest {
      matchers = List.copyOf(matchers);
    }
  }

  /** What became of something a person asked of silences. */
  public sealed interface SilenceAnswer {
    /** It is done, and durable; for one that had ended already nothing had to be. */
    record Standing(Silence silence) implements SilenceAnswer {}

    /** There is no silence of that id. */
    record NoSuchSilence(String id) implements SilenceAnswer {}

    /**
     * The one that was to be changed has ended; nothing has changed.
     *
     * @param by id of the one that came in its place, where that is known
     */
    record EndedBefore(String id, Optional<String> by) implements SilenceAnswer {}

    /**
     * It cannot be done; nothing has changed.
     *
     * @param reason one sentence naming the limit
     */
    record Unacceptable(String reason) implements SilenceAnswer {}
  }

  /** Whether all conditions hold for some labels, whatever the time. */
  public boolean matches(Map<String, String> labels) {
    return matchers.stream().allMatch(each -> each.matches(labels.getOrDefault(each.label(), "")));
  }

  boolean isInForce(Instant at) {
    return phase == Phase.IN_FORCE && at.isBefore(endsAt);
  }

  /** The same at a moment. */
  Silence at(Instant now) {
    if (phase == Phase.ENDED || (phase == Phase.PLANNED && now.isBefore(startsAt))) {
      return this;
    }
    Phase next = now.isBefore(endsAt) ? Phase.IN_FORCE : Phase.ENDED;
    return next == phase ? this : with(next, startsAt, endsAt, hasHidden, updatedAt);
  }

  Silence hiding() {
    return with(phase, startsAt, endsAt, true, updatedAt);
  }

  /** Changed while it was in force. */
  Silence goingOnFrom(Silence before) {
    return with(Phase.IN_FORCE, before.startsAt(), endsAt, before.hasHidden(), updatedAt);
  }

  /** Ended before its time. A clock that was set back does not end it before it began. */
  Silence ended(Instant now) {
    Instant start = startsAt.isBefore(now) ? startsAt : now;
    return with(Phase.ENDED, start, now, hasHidden, now);
  }

  private Silence with(Phase next, Instant start, Instant end, boolean hid, Instant changed) {
    return new Silence(id, matchers, author, reason, start, end, endsOnResolve, next, hid, changed);
  }
}
