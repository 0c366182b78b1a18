package dev.headroom.api.silence;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.select.Matcher;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A silence as our own API tells it (schema Silence). */
record SilenceView(
    String id,
    List<MatcherView> matchers,
    String author,
    String reason,
    Instant startsAt,
    Instant endsAt,
    boolean endsOnResolve,
    String phase,
    Instant updatedAt,
    List<String> hides) {

  record MatcherView(String label, String operator, String value) {
    static MatcherView of(Matcher matcher) {
      return new MatcherView(matcher.label(), matcher.operator().toString(), matcher.value());
    }
  }

  /**
   * @param standing the incidents that have not ended
   */
  static SilenceView of(Silence silence, Collection<Incident> standing) {
    List<String> hides =
        silence.phase() == Phase.IN_FORCE
            ? standing.stream()
                .filter(each -> silence.matches(each.labels()))
                .map(Incident::id)
                .toList()
            : List.of();
    return new SilenceView(
        silence.id(),
        silence.matchers().stream().map(MatcherView::of).toList(),
        silence.author(),
        silence.reason(),
        silence.startsAt(),
        silence.endsAt(),
        silence.endsOnResolve(),
        silence.phase().toString(),
        silence.updatedAt(),
        hides);
  }
}
