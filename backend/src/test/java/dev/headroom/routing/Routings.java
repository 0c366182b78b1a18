package dev.headroom.routing;

import java.util.List;
import java.util.Optional;

/** Routings to test with. */
public final class Routings {
  private Routings() {}

  /**
   * Pages go to one receiver, everything else to another; neither has integrations.
   *
   * @param others its name
   * @param pages its name
   */
  public static Routing pagesApart(String others, String pages) {
    return new Routing(
        Optional.of(others),
        List.of(new Route(pages, MatcherReader.read("severity=\"page\""), false)),
        List.of(new Receiver(others, List.of()), new Receiver(pages, List.of())));
  }
}
