package dev.headroom.api.silence;

import dev.headroom.alerting.silence.Silence;
import dev.headroom.api.http.Parameters;
import dev.headroom.routing.MatcherReader;
import dev.headroom.select.Matcher;
import java.util.List;

/** Matchers by which Alertmanager's clients choose among silences: those that have the same. */
final class MatcherFilter {
  private MatcherFilter() {}

  static Matcher parse(String text) {
    return Parameters.parseNamed("filter", text, MatcherReader::readOne);
  }

  /** Whether a silence has all of them, by label, operator and value. */
  static boolean wants(List<Matcher> filters, Silence silence) {
    return silence.matchers().containsAll(filters);
  }
}
