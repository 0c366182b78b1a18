package dev.headroom.api.alertmanager;

import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.time.Instant;
import java.util.List;

/** A silence as Alertmanager's API v2 tells it (schema AlertmanagerSilence). */
record AlertmanagerSilence(
    String id,
    SilenceStatus status,
    Instant updatedAt,
    String comment,
    String createdBy,
    Instant startsAt,
    Instant endsAt,
    List<NamedMatcher> matchers) {

  record SilenceStatus(String state) {}

  record NamedMatcher(String name, String value, boolean isRegex, boolean isEqual) {
    static NamedMatcher of(Matcher matcher) {
      Operator operator = matcher.operator();
      return new NamedMatcher(
          matcher.label(),
          matcher.value(),
          operator == Operator.MATCHES || operator == Operator.MATCHES_NOT,
          operator == Operator.EQUAL || operator == Operator.MATCHES);
    }
  }

  static Operator operator(boolean isRegex, boolean isEqual) {
    if (isRegex) {
      return isEqual ? Operator.MATCHES : Operator.MATCHES_NOT;
    }
    return isEqual ? Operator.EQUAL : Operator.NOT_EQUAL;
  }

  static AlertmanagerSilence of(Silence silence) {
    return new AlertmanagerSilence(
        silence.id(),
        new SilenceStatus(state(silence.phase())),
        silence.updatedAt(),
        silence.reason(),
        silence.author(),
        silence.startsAt(),
        silence.endsAt(),
        silence.matchers().stream().map(NamedMatcher::of).toList());
  }

  private static String state(Phase phase) {
    return switch (phase) {
      case PLANNED -> "pending";
      case IN_FORCE -> "active";
      case ENDED -> "expired";
    };
  }
}
