package dev.headroom.routing;

import dev.headroom.select.Matcher;
import java.util.List;
import java.util.Map;

/**
 * A branch of the routing tree.
 *
 * @param receiver name of who is told
 * @param matchers all must hold for an alert to go this way; a missing label counts as empty
 * @param goesOn whether later branches are tried as well
 */
record Route(String receiver, List<Matcher> matchers, boolean goesOn) {
  Route {
    matchers = List.copyOf(matchers);
  }

  boolean matches(Map<String, String> labels) {
    return matchers.stream()
        .allMatch(matcher -> matcher.matches(labels.getOrDefault(matcher.label(), "")));
  }
}
