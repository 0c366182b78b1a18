package dev.headroom.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.IncidentAnswer;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentPage;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.api.ChangeResource.ChangeView;
import dev.headroom.api.IncidentView.StepView;
import dev.headroom.api.IncidentView.TimelineView;
import dev.headroom.change.Change;
import dev.headroom.change.ChangeLog;
import dev.headroom.model.TimeRange;
import dev.headroom.slo.UnwatchedPromise;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Incidents, and what people do with them. */
public final class IncidentResource {
  private static final Duration CHANGES_BEFORE = Duration.ofHours(1);
  private static final int CHANGES_MAX = 50;
  private static final String SOMEBODY = "somebody";
  private static final List<String> BY = List.of("by");

  private final Alerting alerting;
  private final DeliveryResource deliveries;
  private final ChangeLog changes;
  private final InstantSource clock;

  record IncidentList(List<IncidentView> incidents, @Nullable String next) {}

  record Detail(
      @com.fasterxml.jackson.annotation.JsonUnwrapped IncidentView incident,
      List<TimelineView> timeline,
      List<DeliveryResource.DeliveryView> deliveries,
      List<ChangeView> changes,
      List<StepView> steps) {}

  /** What a person asks of an incident. */
  @FunctionalInterface
  private interface Request {
    IncidentAnswer of(String id, String by) throws IOException;
  }

  public IncidentResource(
      Alerting alerting, DeliveryResource deliveries, ChangeLog changes, InstantSource clock) {
    this.alerting = alerting;
    this.deliveries = deliveries;
    this.changes = changes;
    this.clock = clock;
  }

  void mount(Router router, Answers answers, JsonBody json) {
    router.get("/api/v1/incidents").handler(answers.to("incidents", (r, p) -> list(p)));
    router
        .get("/api/v1/incidents/:id")
        .handler(answers.to("incident", (r, p) -> detail(Parameters.path(r, "id"))));
    router
        .post("/api/v1/incidents/:id/ack")
        .handler(json::collect)
        .handler(answers.to("ack", (r, p) -> ask(r, json.of(r, BY), alerting::acknowledge)));
    router
        .post("/api/v1/incidents/:id/resolve")
        .handler(json::collect)
        .handler(answers.to("resolve", (r, p) -> ask(r, json.of(r, BY), alerting::resolve)));
    router
        .post("/api/v1/incidents/:id/notes")
        .handler(json::collect)
        .handler(answers.to("note", (r, p) -> note(r, json.of(r, List.of("by", "text")))));
    router
        .put("/api/v1/incidents/:id/steps/:step")
        .handler(json::collect)
        .handler(answers.to("step", (r, p) -> mark(r, json.of(r, List.of("by", "done", "text")))));
  }

  private Reply note(RoutingContext request, JsonNode body) throws IOException {
    String text = JsonBody.text(body, "text", "");
    return ask(request, body, (id, by) -> alerting.note(id, by, text));
  }

  private Reply mark(RoutingContext request, JsonNode body) throws IOException {
    String step = Parameters.path(request, "step");
    if (!step.matches("\\d{1,3}")) {
      throw new BadParameter("step", "must be 0 to 999: " + step);
    }
    JsonNode done = body.path("done");
    if (!done.isBoolean()) {
      throw new BadParameter("done", "must be true or false");
    }
    String text = JsonBody.text(body, "text", "");
    return ask(
        request,
        body,
        (id, by) -> alerting.mark(id, by, Integer.parseInt(step), done.asBoolean(), text));
  }

  private Reply list(Parameters parameters) throws IOException {
    IncidentQuery query =
        new IncidentQuery(
            parameters.parsed("state", IncidentResource::states).orElse(Set.of()),
            parameters.text("service"),
            parameters.text("slo").map(IncidentResource::objectives).orElse(Set.of()),
            parameters.text("person"),
            parameters.text("text"),
            parameters.duration("atLeast").orElse(Duration.ZERO),
            parameters.text("before"),
            parameters.integer("limit", 100, 1, 1_000));
    IncidentPage page = alerting.list(query);
    return new Reply.Found(
        new IncidentList(
            page.incidents().stream().map(IncidentView::of).toList(), page.next().orElse(null)));
  }

  /** Of a promise, and of what says that it is not watched. */
  private static Set<String> objectives(String promise) {
    return Set.of(promise, UnwatchedPromise.unwatched(promise));
  }

  private static Set<IncidentState> states(String text) {
    return switch (text) {
      case "all" -> Set.of();
      case "open" -> Set.of(IncidentState.OPEN);
      case "acknowledged" -> Set.of(IncidentState.ACKNOWLEDGED);
      case "recovering" -> Set.of(IncidentState.RECOVERING);
      case "resolved" -> Set.of(IncidentState.RESOLVED);
      case "unresolved" ->
          Set.of(IncidentState.OPEN, IncidentState.ACKNOWLEDGED, IncidentState.RECOVERING);
      default ->
          throw new IllegalArgumentException(
              "must be open, acknowledged, recovering, resolved, unresolved or all: " + text);
    };
  }

  private Reply detail(String id) throws IOException {
    Optional<Incident> found = alerting.find(id);
    return found.isPresent()
        ? new Reply.Found(detail(found.get()))
        : new Reply.Missing("there is no incident " + id);
  }

  private Detail detail(Incident incident) throws IOException {
    return new Detail(
        IncidentView.of(incident),
        alerting.timeline(incident.id()).stream().map(TimelineView::of).toList(),
        deliveries.of(incident.id()),
        changesAround(incident, changes, clock).stream().map(ChangeView::of).toList(),
        alerting.marks(incident.id()).stream().map(StepView::of).toList());
  }

  /** What changed in the same service from an hour before an incident began until its end. */
  static List<Change> changesAround(Incident incident, ChangeLog changes, InstantSource clock) {
    Instant end = incident.resolution().map(Incident.Resolution::at).orElseGet(clock::instant);
    TimeRange nearby =
        new TimeRange(
            incident.beganAt().minus(CHANGES_BEFORE).toEpochMilli(),
            Math.max(incident.startedAt().toEpochMilli(), end.toEpochMilli()) + 1);
    return changes.find(nearby, Optional.of(incident.service()), CHANGES_MAX);
  }

  private Reply ask(RoutingContext request, JsonNode body, Request what) throws IOException {
    String id = Parameters.path(request, "id");
    return switch (what.of(id, JsonBody.text(body, "by", SOMEBODY))) {
      case IncidentAnswer.Done done -> new Reply.Found(detail(done.incident()));
      case IncidentAnswer.Already already -> new Reply.Found(detail(already.incident()));
      case IncidentAnswer.NoSuchIncident none -> new Reply.Missing("there is no incident " + id);
      case IncidentAnswer.OutOfLimits refused -> new Reply.Refused(refused.reason());
    };
  }
}
