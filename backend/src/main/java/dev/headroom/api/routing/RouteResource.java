package dev.headroom.api.routing;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.model.Problem;
import dev.headroom.model.text.LabelPairs;
import dev.headroom.routing.Routing;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Who is told of what, by the files that are in force. */
final class RouteResource implements Resource {
  private static final String LABELS = "labels";

  private final Supplier<Routing> routing;
  private final Trial trial;
  private final InstantSource clock;
  private final Answers answers;

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
    Map<String, String> labels = parameters.parsed(LABELS, LabelPairs::parse).orElse(Map.of());
    return new Reply.JsonValue(
        new RoutesView(
            inForce.tree().stream().map(each -> RouteView.of(each, inForce.shadow())).toList(),
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
}
