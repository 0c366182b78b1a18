package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.model.Problem;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routing.RouteNode;
import dev.headroom.routing.TakenRoute;
import dev.headroom.routing.time.RouteHours.OffHours;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is told of what, by the files that are in force. */
final class RouteResource implements Resource {
  private static final String LABELS = "labels";
  private static final int LABELS_MAX = 100;

  private final Supplier<Routing> routing;
  private final InstantSource clock;
  private final Answers answers;

  private record RouteView(
      int depth,
      List<String> matchers,
      String receiver,
      boolean goesOn,
      long groupIntervalSeconds,
      long repeatIntervalSeconds,
      List<String> mutedWithin,
      List<String> toldWithin,
      List<RungView> escalation) {
    static RouteView of(RouteNode node) {
      return new RouteView(
          node.depth(),
          node.matchers(),
          node.receiver(),
          node.goesOn(),
          node.times().groupInterval().toSeconds(),
          node.times().repeatInterval().toSeconds(),
          node.mutedWithin(),
          node.toldWithin(),
          node.ladder().rungs().stream()
              .map(each -> new RungView(each.after().toSeconds(), each.receiver()))
              .toList());
    }
  }

  private record RungView(long afterSeconds, String receiver) {}

  private record TakenRouteView(
      String receiver, Map<String, String> groupLabels, @Nullable String muted) {
    static TakenRouteView of(TakenRoute route) {
      return new TakenRouteView(
          route.receiver().name(),
          route.groupLabels(),
          route.muted().map(OffHours::toString).orElse(null));
    }
  }

  private record RoutesView(
      List<RouteView> routes, List<TakenRouteView> taken, List<String> warnings) {}

  RouteResource(Supplier<Routing> routing, InstantSource clock, Answers answers) {
    this.routing = routing;
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
    Map<String, String> labels = parameters.parsed(LABELS, RouteResource::labels).orElse(Map.of());
    return new Reply.JsonValue(
        new RoutesView(
            inForce.tree().stream().map(RouteView::of).toList(),
            inForce.routes(labels, clock.instant()).stream().map(TakenRouteView::of).toList(),
            inForce.warnings().stream().map(Problem::toString).toList()));
  }

  /** {@code severity=page,team=payments}. */
  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    for (String pair : text.split(",", LABELS_MAX + 1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || labels.size() == LABELS_MAX) {
        throw new IllegalArgumentException(
            "expected name=value, with commas between them, %d at most: %s"
                .formatted(LABELS_MAX, pair));
      }
      labels.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return labels;
  }
}
