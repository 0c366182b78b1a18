package dev.headroom.api.alertmanager;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.alerting.silence.Silence.SilenceAnswer;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.select.Matcher;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Silences as Alertmanager's clients ask for them (API v2). */
final class AlertmanagerSilenceResource implements Resource {
  private static final int BODY_BYTES_MAX = 64 * 1024;
  private static final Reply NOTHING = new Reply.PlainText(200, "");
  private static final Reply NOT_FOUND = new Reply.PlainText(404, "");
  private static final Pattern ID =
      Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");

  private final Silences silences;
  private final Alerting alerting;
  private final InstantSource clock;
  private final Answers answers;
  private final Handler<RoutingContext> body;
  private final SilencePostReader reader = new SilencePostReader();
  private final JsonTexts json = new JsonTexts();

  private record MadeSilence(String silenceID) {}

  /** Replies about a silence. */
  private interface ForSilence {
    Reply reply(String id) throws IOException;
  }

  AlertmanagerSilenceResource(
      Silences silences, Alerting alerting, InstantSource clock, Answers answers) {
    this.silences = silences;
    this.alerting = alerting;
    this.clock = clock;
    this.answers = answers;
    this.body = answers.body("silencePostBytesMax", BODY_BYTES_MAX);
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v2/silences")
        .handler(answers.toWatch("alertmanager_silences", (request, _) -> list(request)));
    router
        .post("/api/v2/silences")
        .handler(body)
        .handler(answers.toWatch("alertmanager_silence_make", (request, _) -> make(request)));
    router
        .get("/api/v2/silence/:id")
        .handler(
            answers.toWatch("alertmanager_silence", (request, _) -> byId(request, this::find)));
    router
        .delete("/api/v2/silence/:id")
        .handler(
            answers.toWatch("alertmanager_silence_end", (request, _) -> byId(request, this::end)));
  }

  /** In force first, then planned, then ended, each as Alertmanager sorts them. */
  private Reply list(RoutingContext request) throws IOException {
    List<Matcher> filters;
    try {
      filters = MatcherFilter.each(request.queryParam("filter"));
    } catch (IllegalArgumentException e) {
      return json.reply(400, String.valueOf(e.getMessage()));
    }
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

  private Reply byId(RoutingContext request, ForSilence question) throws IOException {
    String id = Parameters.path(request, "id");
    return ID.matcher(id).matches() ? question.reply(id) : RefusedPost.noId(id).reply(json);
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

  private Reply make(RoutingContext request) throws IOException {
    Optional<RefusedPost> type = RefusedPost.mediaType(request.request().getHeader("Content-Type"));
    if (type.isPresent()) {
      return type.get().reply(json);
    }
    Buffer buffer = request.body().buffer();
    try {
      byte[] bytes = buffer == null ? new byte[0] : buffer.getBytes();
      return make(reader.read(bytes, clock.instant()));
    } catch (RefusedPostException e) {
      return e.why().reply(json);
    }
  }

  private Reply make(SilenceRequest request) throws IOException {
    SilenceAnswer answer = silences.make(request);
    alerting.followMuting();
    return switch (answer) {
      case SilenceAnswer.Standing standing ->
          new Reply.JsonValue(new MadeSilence(standing.silence().id()));
      case SilenceAnswer.NoSuchSilence _, SilenceAnswer.EndedBefore _ ->
          json.reply(404, "silence not found");
      case SilenceAnswer.Unacceptable unacceptable ->
          json.reply(400, "silence invalid: " + unacceptable.reason());
    };
  }
}
