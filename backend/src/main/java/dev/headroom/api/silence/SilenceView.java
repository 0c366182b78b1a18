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
    List<String> hides,
    List<HiddenPartView> hidesSome) {

  record MatcherView(String label, String operator, String value) {
    static MatcherView of(Matcher matcher) {
      return new MatcherView(matcher.label(), matcher.operator().toString(), matcher.value());
    }
  }

  /**
   * An incident some of whose alerts are hidden.
   *
   * @param incident its id
   * @param hidden how many of them
   * @param all how many of it fire
   */
  record HiddenPartView(String incident, int hidden, int all) {
    static HiddenPartView of(HiddenAlerts part) {
      return new HiddenPartView(part.incident().id(), part.hidden(), part.all());
    }
  }

  /**
   * @param standing the incidents that have not ended
   */
  static SilenceView of(Silence silence, Collection<Incident> standing) {
    List<HiddenAlerts> hidden =
        silence.phase() == Phase.IN_FORCE ? HiddenAlerts.of(standing, silence::matches) : List.of();
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
        hidden.stream().filter(HiddenAlerts::isWhole).map(each -> each.incident().id()).toList(),
        hidden.stream().filter(each -> !each.isWhole()).map(HiddenPartView::of).toList());
  }
}
