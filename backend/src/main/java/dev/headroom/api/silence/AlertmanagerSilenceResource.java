package dev.headroom.api.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.alerting.silence.Silence.SilenceAnswer;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.select.Matcher;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Silences as Alertmanager's clients ask for them (API v2). */
final class AlertmanagerSilenceResource implements Resource {
  private static final String JSON = "application/json";
  private static final Reply NOTHING = new Reply.PlainText(200, "");
  private static final Reply NOT_FOUND = new Reply.PlainText(404, "");

  private final Silences silences;
  private final Alerting alerting;
  private final JsonBody json;
  private final Answers answers;

  private record MadeSilence(String silenceID) {}

  AlertmanagerSilenceResource(
      Silences silences, Alerting alerting, JsonBody json, Answers answers) {
    this.silences = silences;
    this.alerting = alerting;
    this.json = json;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v2/silences")
        .handler(answers.toWatch("alertmanager_silences", (request, _) -> list(request)));
    router
        .post("/api/v2/silences")
        .handler(json::collect)
        .handler(answers.toWatch("alertmanager_silence_make", (r, _) -> make(json.any(r))));
    router
        .get("/api/v2/silence/:id")
        .handler(answers.toWatch("alertmanager_silence", (r, _) -> find(Parameters.path(r, "id"))));
    router
        .delete("/api/v2/silence/:id")
        .handler(
            answers.toWatch("alertmanager_silence_end", (r, _) -> end(Parameters.path(r, "id"))));
  }

  /** In force first, then planned, then ended, each as Alertmanager sorts them. */
  private Reply list(RoutingContext request) throws IOException {
    List<Matcher> filters =
        request.queryParam("filter").stream().map(MatcherFilter::parse).toList();
    List<Silence> all =
        silences.list().stream().filter(each -> MatcherFilter.wants(filters, each)).toList();
    List<Silence> sorted = new ArrayList<>();
    sorted.addAll(in(all, Phase.IN_FORCE, Comparator.comparing(Silence::endsAt)));
    sorted.addAll(in(all, Phase.PLANNED, Comparator.comparing(Silence::startsAt)));
    sorted.addAll(in(all, Phase.ENDED, Comparator.comparing(Silence::endsAt).reversed()));
    return new Reply.JsonValue(sorted.stream().map(AlertmanagerSilence::of).toList());
  }

  private static List<Silence> in(List<Silence> all, Phase phase, Comparator<Silence> order) {
    return all.stream().filter(each -> each.phase() == phase).sorted(order).toList();
  }

  private Reply find(String id) throws IOException {
    Optional<Silence> found = silences.find(id);
    return found.isPresent() ? new Reply.JsonValue(AlertmanagerSilence.of(found.get())) : NOT_FOUND;
  }

  private Reply end(String id) throws IOException {
    SilenceAnswer answer = silences.end(id);
    alerting.followMuting();
    return answer instanceof SilenceAnswer.NoSuchSilence ? NOT_FOUND : NOTHING;
  }

  private Reply make(JsonNode body) throws IOException {
    List<Matcher> matchers = matchers(body);
    if (matchers.stream().allMatch(each -> each.matches(""))) {
      return refused("invalid silence: at least one matcher must not match the empty string");
    }
    SilenceAnswer answer =
        silences.make(
            new SilenceRequest(
                SilenceReader.optional(body, "id"),
                matchers,
                JsonBody.text(body, "createdBy", ""),
                JsonBody.text(body, "comment", ""),
                Optional.of(moment(body, "startsAt")),
                moment(body, "endsAt"),
                false));
    alerting.followMuting();
    return switch (answer) {
      case SilenceAnswer.Standing standing ->
          new Reply.JsonValue(new MadeSilence(standing.silence().id()));
      case SilenceAnswer.NoSuchSilence _ -> NOT_FOUND;
      case SilenceAnswer.Unacceptable unacceptable ->
          refused("invalid silence: " + unacceptable.reason());
    };
  }

  /** A JSON text, not problem details. */
  private static Reply refused(String reason) {
    return new Reply.PlainText(
        400, JSON, '"' + reason.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  private static Instant moment(JsonNode body, String field) {
    return SilenceReader.instant(body, field)
        .orElseThrow(() -> Parameters.bad(field, "is required"));
  }

  private static List<Matcher> matchers(JsonNode body) {
    JsonNode list = body.path("matchers");
    if (!list.isArray() || list.isEmpty()) {
      throw Parameters.bad("matchers", "should have at least 1 items");
    }
    List<Matcher> matchers = new ArrayList<>();
    list.forEach(each -> {
      if (!each.path("name").isTextual() || !each.path("value").isTextual()) {
        throw Parameters.bad("matchers", "each needs a name and a value");
      }
      matchers.add(
          SilenceReader.matcher(
              each.path("name").asText(),
              AlertmanagerSilence.operator(
                  each.path("isRegex").asBoolean(), each.path("isEqual").asBoolean(true)),
              each.path("value").asText()));
    });
    return matchers;
  }
}
