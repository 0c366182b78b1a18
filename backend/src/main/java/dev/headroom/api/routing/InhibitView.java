package dev.headroom.api.routing;

import dev.headroom.routing.InhibitRule;
import dev.headroom.routing.Routing.FilePlace;
import dev.headroom.select.Matcher;
import java.util.List;

/** What holds other alerts back (schema InhibitRule). */
record InhibitView(
    List<String> sources, List<String> targets, List<String> equal, FilePlace place) {
  static InhibitView of(InhibitRule rule) {
    return new InhibitView(
        texts(rule.sources()), texts(rule.targets()), rule.equal(), rule.place());
  }

  private static List<String> texts(List<Matcher> matchers) {
    return matchers.stream().map(Matcher::toString).toList();
  }
}
