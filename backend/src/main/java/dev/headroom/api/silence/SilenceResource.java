package dev.headroom.api.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.SilenceAnswer;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.model.text.DurationText;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Silences in our own words. */
public final class SilenceResource implements Resource {
  private final Silences silences;
  private final Alerting alerting;
  private final InstantSource clock;
  private final JsonBody json;
  private final Answers answers;

  private record SilenceList(List<SilenceView> silences, String longest) {}

  public SilenceResource(
      Silences silences, Alerting alerting, InstantSource clock, JsonBody json, Answers answers) {
    this.silences = silences;
    this.alerting = alerting;
    this.clock = clock;
    this.json = json;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/silences").handler(answers.toWatch("silences", (_, _) -> list()));
    router
        .post("/api/v1/silences")
        .handler(json::collect)
        .handler(answers.toWatch("silence_make", (r, _) -> make(json.of(r, SilenceReader.KEYS))));
    router
        .post("/api/v1/silences/preview")
        .handler(json::collect)
        .handler(
            answers.toWatch("silence_preview", (r, _) -> preview(json.of(r, SilenceReader.KEYS))));
    router
        .get("/api/v1/silences/:id")
        .handler(answers.toWatch("silence", (r, _) -> find(Parameters.path(r, "id"))));
    router
        .delete("/api/v1/silences/:id")
        .handler(answers.toWatch("silence_end", (r, _) -> end(Parameters.path(r, "id"))));
  }

  private Reply list() throws IOException {
    List<Incident> standing = alerting.unresolved();
    return new Reply.JsonValue(
        new SilenceList(
            silences.list().stream().map(each -> SilenceView.of(each, standing)).toList(),
            DurationText.format(silences.longest())));
  }

  private Reply make(JsonNode body) throws IOException {
    return answer(
        silences.makeUnlessEnded(SilenceReader.request(body, clock.instant(), silences.longest())));
  }

  private Reply end(String id) throws IOException {
    return answer(silences.end(id));
  }

  private Reply find(String id) throws IOException {
    Optional<Silence> found = silences.find(id);
    return found.isPresent() ? told(found.get()) : missing(id);
  }

  private Reply answer(SilenceAnswer answer) {
    alerting.followMuting();
    return switch (answer) {
      case SilenceAnswer.Standing standing -> told(standing.silence());
      case SilenceAnswer.NoSuchSilence none -> missing(none.id());
      case SilenceAnswer.EndedBefore(var id, var by) ->
          new Reply.Conflict(
              "the silence %s has ended%s"
                  .formatted(id, by.map(next -> "; in its place is " + next).orElse("")));
      case SilenceAnswer.Unacceptable refused -> new Reply.BadRequest(refused.reason());
    };
  }

  private Reply told(Silence silence) {
    return new Reply.JsonValue(SilenceView.of(silence, alerting.unresolved()));
  }

  private static Reply missing(String id) {
    return new Reply.Missing("there is no silence " + id);
  }

  private Reply preview(JsonNode body) throws IOException {
    return new Reply.JsonValue(
        SilencePreviewView.of(SilenceReader.matchers(body), alerting, clock.instant()));
  }
}
