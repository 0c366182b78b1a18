package dev.headroom.api;

import dev.headroom.change.Change;
import dev.headroom.change.ChangeLog;
import dev.headroom.model.ChangeEvent;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;

/** Deploys and other changes, newest first. */
public final class ChangeResource {
  private final ChangeLog changes;

  /** A change as the API tells it (schema Change). */
  public record ChangeView(
      String id,
      Instant time,
      String kind,
      String service,
      String version,
      String summary,
      String url) {
    public static ChangeView of(Change change) {
      ChangeEvent event = change.event();
      return new ChangeView(
          Long.toString(change.id()),
          Instant.ofEpochMilli(event.timeMillis()),
          event.kind(),
          event.service(),
          event.version(),
          event.summary(),
          event.url());
    }
  }

  record ChangeList(List<ChangeView> changes) {}

  public ChangeResource(ChangeLog changes) {
    this.changes = changes;
  }

  void mount(Router router, Answers answers) {
    router
        .get("/api/v1/changes")
        .handler(
            answers.to(
                "changes",
                (request, parameters) ->
                    new Reply.Found(
                        new ChangeList(
                            changes
                                .find(
                                    parameters.range(),
                                    parameters.text("service"),
                                    parameters.integer("limit", 100, 1, 1_000))
                                .stream()
                                .map(ChangeView::of)
                                .toList()))));
  }
}
