package dev.headroom.api.routing;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.model.Problem;
import dev.headroom.routing.Routing;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Who is told of what, by the files that are in force. */
final class RouteResource implements Resource {
  private static final String LABELS = "labels";
  private static final int LABELS_MAX = 100;

  private final Supplier<Routing> routing;
  private final Trial trial;
  private final InstantSource clock;
  private final Answers answers;

  private record RoutesView(
      List<RouteView> routes,
      List<TakenView> taken,
      OutlookView outlook,
      List<IntervalView> timeIntervals,
      List<InhibitView> inhibitRules,
      List<String> warnings) {}

  RouteResource(Supplier<Routing> routing, Trial trial, InstantSource clock, Answers answers) {
    this.routing = routing;
    this.trial = trial;
    this.clock = clock;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/routes")
        .handler(answers.toWatch("routes", (_, parameters) -> routes(parameters)));
  }

  private Reply routes(Parameters parameters) {
    Routing inForce = routing.get();
    Instant now = clock.instant();
    Map<String, String> labels = parameters.parsed(LABELS, RouteResource::labels).orElse(Map.of());
    return new Reply.JsonValue(
        new RoutesView(
            inForce.tree().stream().map(RouteView::of).toList(),
            trial.taken(inForce, labels, now),
            trial.outlook(inForce, labels, now),
            intervals(inForce, now),
            inForce.inhibitRules().stream().map(InhibitView::of).toList(),
            inForce.warnings().stream().map(Problem::toString).toList()));
  }

  private static List<IntervalView> intervals(Routing routing, Instant now) {
    return routing.tree().stream()
        .map(node -> node.hours())
        .distinct()
        .flatMap(hours -> hours.at(now).stream())
        .distinct()
        .map(IntervalView::of)
        .toList();
  }

  /** {@code severity=page,team=payments}; in lines, where values have commas. */
  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    for (String pair : text.strip().split(text.contains("\n") ? "\n" : ",", LABELS_MAX + 1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || labels.size() == LABELS_MAX) {
        throw new IllegalArgumentException(
            "expected name=value, with commas or line ends between them, %d at most: %s"
                .formatted(LABELS_MAX, pair));
      }
      labels.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return labels;
  }
}
