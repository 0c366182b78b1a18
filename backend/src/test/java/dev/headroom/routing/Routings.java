package dev.headroom.routing;

import dev.headroom.config.ReceiverTypes;
import dev.headroom.routing.Routing.RouteTimes;
import dev.headroom.routing.escalation.Ladder;
import dev.headroom.routing.time.RouteHours;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Route route =
        new Route(
            pages,
            Optional.of(List.of()),
            RouteTimes.DEFAULT,
            MatcherReader.read("severity=~\"page|critical\""),
            false,
            RouteHours.ALWAYS,
            Ladder.NONE,
            List.of(),
            Optional.empty());
    return new Routing(
        Optional.of(Route.root(others, RouteTimes.DEFAULT, List.of(route))),
        List.of(new Receiver(others, List.of()), new Receiver(pages, List.of())),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /**
   * What stands in a file.
   *
   * @param folder for the file
   * @throws IllegalArgumentException if there is any problem
   */
  public static Routing read(Path folder, String yaml) throws IOException {
    Path file = folder.resolve("routing.yaml");
    Files.writeString(file, yaml);
    Problems problems = new Problems();
    Routing routing = RoutingReader.read(file, ReceiverTypes.ALL, _ -> null, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.sorted().toString());
    }
    return routing;
  }
}
