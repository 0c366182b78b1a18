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
    List<Matcher> matchers = Parameters.parseNamed("filter", text, MatcherReader::read);
    if (matchers.size() > 1) {
      throw Parameters.bad("filter", "one matcher in each: " + text);
    }
    return matchers.getFirst();
  }

  /** Whether a silence has all of them, by label, operator and value. */
  static boolean wants(List<Matcher> filters, Silence silence) {
    return silence.matchers().containsAll(filters);
  }
}
