package dev.headroom.api.alertmanager;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.outside.AlertDirectory;
import dev.headroom.outside.AlertDirectory.AlertQuery;
import dev.headroom.outside.AlertDirectory.ListedAlert;
import dev.headroom.outside.OutsideAlerts;
import dev.headroom.outside.PostOutcome;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes alerts that others send, and lists all that fire. */
final class AlertsResource implements Resource {
  /** Servers send some dozens of alerts at once, each of a few kilobytes. */
  private static final int BODY_BYTES_MAX = 8 << 20;

  private static final Set<String> TRUE = Set.of("true", "1", "t", "yes", "y", "on");

  private final OutsideAlerts outside;
  private final AlertDirectory directory;
  private final Answers answers;
  private final Handler<RoutingContext> body;
  private final AlertPostReader reader = new AlertPostReader();
  private final JsonTexts json = new JsonTexts();

  /** Something that version 1 of the API said, and version 2 does not. */
  private record Gone(String status, String error) {}

  AlertsResource(OutsideAlerts outside, AlertDirectory directory, Answers answers) {
    this.outside = outside;
    this.directory = directory;
    this.answers = answers;
    this.body = answers.body("alertPostBytesMax", BODY_BYTES_MAX);
  }

  @Override
  public void mount(Router router) {
    router
        .post("/api/v2/alerts")
        .handler(body)
        .handler(answers.toWatch("post_alerts", (request, _) -> post(request)));
    router
        .get("/api/v2/alerts")
        .handler(
            answers.toWatch(
                "alerts",
                (request, _) -> list(request, all -> all.stream().map(AlertViews::of).toList())));
    router
        .get("/api/v2/alerts/groups")
        .handler(
            answers.toWatch("alert_groups", (request, _) -> list(request, AlertViews::groups)));
    router.get("/api/v1/alerts").handler(answers.to("alerts_v1", (_, _) -> gone()));
    router.post("/api/v1/alerts").handler(answers.to("post_alerts_v1", (_, _) -> gone()));
  }

  private Reply gone() {
    return json.reply(410, new Gone("deprecated", "version 1 is gone; use /api/v2/alerts"));
  }

  private Reply post(RoutingContext request) throws IOException {
    Optional<RefusedPost> type = RefusedPost.mediaType(request.request().getHeader("Content-Type"));
    if (type.isPresent()) {
      return type.get().reply(json);
    }
    Buffer buffer = request.body().buffer();
    return switch (reader.read(buffer == null ? new byte[0] : buffer.getBytes())) {
      case AlertPostReader.AlertPost.PostRefused(RefusedPost why) -> why.reply(json);
      case AlertPostReader.AlertPost.PostRead(var alerts) -> reply(outside.post(alerts));
    };
  }

  /** What is sound is taken, whatever else there is: the answer names what is not. */
  private Reply reply(PostOutcome outcome) {
    List<String> refused = new ArrayList<>(outcome.invalid());
    if (outcome.beyondLimit() > 0) {
      refused.add(
          "%d alerts found no room (limits outside.alertsMax, outside.bytesMax)"
              .formatted(outcome.beyondLimit()));
    }
    if (refused.isEmpty()) {
      return new Reply.PlainText(200, "");
    }
    return json.reply(outcome.invalid().isEmpty() ? 429 : 400, String.join("; ", refused));
  }

  private Reply list(RoutingContext request, Function<List<ListedAlert>, List<?>> view) {
    AlertQuery query;
    try {
      query = query(request);
    } catch (IllegalArgumentException e) {
      return json.reply(400, String.valueOf(e.getMessage()));
    }
    return new Reply.JsonValue(view.apply(directory.firing(query)));
  }

  private static AlertQuery query(RoutingContext request) {
    return new AlertQuery(
        MatcherFilter.each(request.queryParams().getAll("filter")),
        Optional.ofNullable(request.queryParams().get("receiver"))
            .filter(text -> !text.isEmpty())
            .map(MatcherFilter::receiver),
        isWanted(request, "active"),
        isWanted(request, "silenced"),
        isWanted(request, "inhibited"));
  }

  /** Everything is, unless it is said otherwise. */
  private static boolean isWanted(RoutingContext request, String parameter) {
    String text = request.queryParams().get(parameter);
    return text == null || text.isEmpty() || TRUE.contains(text.toLowerCase(Locale.ROOT));
  }
}
