package dev.headroom.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.IncidentAnswer;
import dev.headroom.alerting.IncidentIds;
import dev.headroom.alerting.correlation.Related;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentPage;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.incident.ExportedAlert;
import dev.headroom.api.incident.ExportedAlerts;
import dev.headroom.api.incident.IncidentExport;
import dev.headroom.api.incident.RelatedIncidents;
import dev.headroom.api.view.ChangeView;
import dev.headroom.api.view.DeliveryView;
import dev.headroom.api.view.EscalationView;
import dev.headroom.api.view.IncidentView;
import dev.headroom.api.view.IncidentView.StepView;
import dev.headroom.api.view.IncidentView.TimelineView;
import dev.headroom.api.view.OnCallView;
import dev.headroom.change.ChangeLog;
import dev.headroom.notify.Outbox;
import dev.headroom.oncall.OnCall;
import dev.headroom.slo.UnwatchedPromise;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Incidents, and what people do with them. */
final class IncidentResource implements Resource {
  private static final String MARKDOWN = "text/markdown; charset=utf-8";
  private static final List<String> BY = List.of("by");
  private static final int SEARCHED_LENGTH_MAX = 200;

  private final Alerting alerting;
  private final OnCall onCall;
  private final Outbox outbox;
  private final JsonBody json;
  private final ChangeLog changes;
  private final RelatedIncidents related;
  private final InstantSource clock;
  private final Answers answers;

  private record IncidentList(List<IncidentView> incidents, @Nullable String next) {}

  private record IncidentDetail(
      @JsonUnwrapped IncidentView incident,
      List<TimelineView> timeline,
      List<DeliveryView> deliveries,
      List<ChangeView> changes,
      List<StepView> steps,
      List<Related> related,
      EscalationView escalation,
      List<OnCallView> onCall) {}

  private record ExportedIncident(
      @JsonUnwrapped IncidentDetail detail, List<ExportedAlert> alerts, int alertsLeftOut) {}

  /** What a person asks of an incident. */
  @FunctionalInterface
  private interface Act {
    IncidentAnswer of(String id, String by) throws IOException;
  }

  IncidentResource(
      Api.Dependencies from,
      RelatedIncidents related,
      InstantSource clock,
      JsonBody json,
      Answers answers) {
    this.answers = answers;
    this.alerting = from.alerting();
    this.onCall = from.onCall();
    this.outbox = from.outbox();
    this.json = json;
    this.changes = from.changes();
    this.related = related;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/incidents")
        .handler(answers.toWatch("incidents", (_, parameters) -> list(parameters)));
    router
        .get("/api/v1/incidents/:id")
        .handler(
            answers.toWatch("incident", (request, _) -> detail(Parameters.path(request, "id"))));
    router
        .get("/api/v1/incidents/:id/export")
        .handler(
            answers.toWatch(
                "export", (r, parameters) -> export(Parameters.path(r, "id"), parameters)));
    router
        .post("/api/v1/incidents/:id/ack")
        .handler(json::collect)
        .handler(answers.toWatch("ack", (r, p) -> ask(r, json.of(r, BY), alerting::acknowledge)));
    router
        .post("/api/v1/incidents/:id/resolve")
        .handler(json::collect)
        .handler(answers.toWatch("resolve", (r, p) -> ask(r, json.of(r, BY), alerting::resolve)));
    router
        .post("/api/v1/incidents/:id/notes")
        .handler(json::collect)
        .handler(answers.toWatch("note", (r, p) -> note(r, json.of(r, List.of("by", "text")))));
    router
        .put("/api/v1/incidents/:id/steps/:step")
        .handler(json::collect)
        .handler(
            answers.toWatch("step", (r, p) -> mark(r, json.of(r, List.of("by", "done", "text")))));
  }

  private Reply note(RoutingContext request, JsonNode body) throws IOException {
    String text = JsonBody.text(body, "text", "");
    return ask(request, body, (id, by) -> alerting.note(id, by, text));
  }

  private Reply mark(RoutingContext request, JsonNode body) throws IOException {
    String step = Parameters.path(request, "step");
    if (!step.matches("\\d{1,3}")) {
      throw Parameters.bad("step", "must be 0 to 999: " + step);
    }
    JsonNode done = body.path("done");
    if (!done.isBoolean()) {
      throw Parameters.bad("done", "must be true or false");
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
            parameters.text("slo").map(IncidentResource::subjects).orElse(Set.of()),
            parameters.text("person"),
            parameters.parsed("text", IncidentResource::searched),
            parameters.duration("atLeast").orElse(Duration.ZERO),
            parameters.parsed("before", IncidentIds::parse),
            parameters.integer("limit", 100, 1, 1_000));
    IncidentPage page = alerting.list(query);
    return new Reply.JsonValue(
        new IncidentList(
            page.incidents().stream().map(IncidentView::of).toList(), page.next().orElse(null)));
  }

  /** Of a promise, and of what says that it is not watched. */
  private static Set<String> subjects(String promise) {
    return Set.of(promise, UnwatchedPromise.unwatched(promise));
  }

  private static String searched(String text) {
    if (text.length() > SEARCHED_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "is longer than %d characters".formatted(SEARCHED_LENGTH_MAX));
    }
    return text;
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
        ? new Reply.JsonValue(detail(found.get()))
        : new Reply.Missing("there is no incident " + id);
  }

  private IncidentDetail detail(Incident incident) throws IOException {
    return new IncidentDetail(
        IncidentView.of(incident),
        alerting.timeline(incident.id()).stream().map(TimelineView::of).toList(),
        outbox.deliveries(incident.id()).stream().map(DeliveryView::of).toList(),
        ChangeView.around(incident, changes, clock.instant()).stream().map(ChangeView::of).toList(),
        alerting.marks(incident.id()).stream().map(StepView::of).toList(),
        related.of(incident),
        EscalationView.of(alerting.escalation(incident)),
        onCall.now(incident.labels()).stream().map(OnCallView::of).toList());
  }

  private Reply export(String id, Parameters parameters) throws IOException {
    boolean markdown = parameters.parsed("format", IncidentResource::isMarkdown).orElse(true);
    Optional<Incident> found = alerting.find(id);
    if (found.isEmpty()) {
      return new Reply.Missing("there is no incident " + id);
    }
    return markdown
        ? new Reply.PlainText(200, MARKDOWN, export(found.get()).markdown())
        : new Reply.JsonValue(exported(found.get()));
  }

  private ExportedIncident exported(Incident incident) throws IOException {
    ExportedAlerts alerts = alerts(incident);
    return new ExportedIncident(detail(incident), alerts.alerts(), alerts.leftOut());
  }

  private ExportedAlerts alerts(Incident incident) {
    return ExportedAlerts.of(incident, alerting.routing(), alerting.unresolved());
  }

  private static boolean isMarkdown(String format) {
    return switch (format) {
      case "md" -> true;
      case "json" -> false;
      default -> throw new IllegalArgumentException("must be md or json: " + format);
    };
  }

  private IncidentExport export(Incident incident) throws IOException {
    String id = incident.id();
    return new IncidentExport(
        incident,
        alerting.timeline(id),
        outbox.deliveries(id),
        alerting.marks(id),
        ChangeView.around(incident, changes, clock.instant()),
        related.of(incident),
        alerts(incident));
  }

  private Reply ask(RoutingContext request, JsonNode body, Act act) throws IOException {
    String id = Parameters.path(request, "id");
    return switch (act.of(id, JsonBody.text(body, "by", TimelineEntry.UNNAMED))) {
      case IncidentAnswer.Done done -> new Reply.JsonValue(detail(done.incident()));
      case IncidentAnswer.Already already -> new Reply.JsonValue(detail(already.incident()));
      case IncidentAnswer.NoSuchIncident none -> new Reply.Missing("there is no incident " + id);
      case IncidentAnswer.OutOfLimits refused -> new Reply.BadRequest(refused.reason());
    };
  }
}
