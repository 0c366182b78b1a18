package dev.headroom.watch.page;

import dev.headroom.model.Alert;
import dev.headroom.model.Problem;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routing.FilePlace;
import dev.headroom.routing.Routing.RouteNode;
import dev.headroom.routing.TakenRoute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Routes whose pages nobody hears, because all who would are in shadow. */
public final class ShadowedRoutes {
  /** Of several values, the first that is plain text stands for all. */
  private static final Pattern MATCHER = Pattern.compile("(\\w+)=~?\"([^\".*+?|()\\[\\\\^$]+).*");

  private ShadowedRoutes() {}

  /** A warning for each. A route whose matchers no example can be made for is left out. */
  public static List<Problem> warnings(Routing routing) {
    List<Problem> warnings = new ArrayList<>();
    List<RouteNode> tree = routing.shadow().receivers().isEmpty() ? List.of() : routing.tree();
    List<RouteNode> way = new ArrayList<>();
    for (int number = 0; number < tree.size(); number++) {
      RouteNode node = tree.get(number);
      way.subList(node.depth(), way.size()).clear();
      way.add(node);
      Map<String, String> page = page(way);
      if (routing.shadow().holdsBack(node.receiver())
          && routing.takenNodes(page).contains(number)
          && reachesNobody(routing, page)) {
        warnings.add(warning(node));
      }
    }
    return warnings;
  }

  /** The labels of a page that goes this way. */
  private static Map<String, String> page(List<RouteNode> way) {
    Map<String, String> labels = new HashMap<>(Map.of(Alert.SEVERITY, Urgency.PAGE.text()));
    for (RouteNode node : way) {
      for (String each : node.matchers()) {
        Matcher matcher = MATCHER.matcher(each);
        if (matcher.matches() && !matcher.group(1).equals(Alert.SEVERITY)) {
          labels.put(matcher.group(1), matcher.group(2));
        }
      }
    }
    return labels;
  }

  private static boolean reachesNobody(Routing routing, Map<String, String> page) {
    return routing.routes(page, Instant.EPOCH).stream()
        .flatMap(each -> hearers(routing, each))
        .filter(each -> !each.integrations().isEmpty())
        .allMatch(each -> routing.shadow().holdsBack(each.name()));
  }

  private static Stream<Receiver> hearers(Routing routing, TakenRoute route) {
    return Stream.concat(
        Stream.of(route.receiver()),
        route.ladder().rungs().stream()
            .flatMap(each -> routing.receiver(each.receiver()).stream()));
  }

  private static Problem warning(RouteNode node) {
    Optional<FilePlace> place = node.place();
    return new Problem(
        place.map(FilePlace::file).orElse("routing.yaml"),
        place.map(FilePlace::line).orElse(0),
        0,
        "pages that go this way reach only receivers in shadow: nobody is told of them (%s)"
            .formatted(node.receiver()));
  }
}
