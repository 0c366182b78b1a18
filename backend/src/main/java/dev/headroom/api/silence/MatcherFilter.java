package dev.headroom.api.silence;

import dev.headroom.alerting.silence.Silence;
import dev.headroom.api.http.Parameters;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import dev.headroom.select.Selector;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Conditions by which Alertmanager's clients choose among silences: on what their matchers say. */
final class MatcherFilter {
  /** Also without quotes around the value. */
  private static final Pattern BARE =
      Pattern.compile("\\s*[a-zA-Z_:][a-zA-Z0-9_:]*\\s*(?:=~|!~|!=|=)[^\"]*");

  private MatcherFilter() {}

  static Matcher parse(String text) {
    String quoted =
        BARE.matcher(text).matches()
            ? text.replaceFirst("(=~|!~|!=|=)\\s*", "$1\"").replace("\\", "\\\\").strip() + '"'
            : text;
    return Parameters.parseNamed(
            "filter", "{" + quoted + "}", each -> Selector.parse(each).matchers())
        .getFirst();
  }

  /** A label that a silence says nothing of is empty; none is asked for by an empty value. */
  static boolean wants(List<Matcher> filters, Silence silence) {
    return filters.stream().allMatch(filter -> wants(filter, silence));
  }

  private static boolean wants(Matcher filter, Silence silence) {
    Optional<String> said =
        silence.matchers().stream()
            .filter(each -> each.label().equals(filter.label()))
            .map(Matcher::value)
            .findFirst();
    boolean isNegative =
        filter.operator() == Operator.NOT_EQUAL || filter.operator() == Operator.MATCHES_NOT;
    return (filter.value().isEmpty() && said.isPresent() == isNegative)
        || filter.matches(said.orElse(""));
  }
}
