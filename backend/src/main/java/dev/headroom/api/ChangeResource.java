package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.ChangeView;
import dev.headroom.change.ChangeLog;
import dev.headroom.model.TimeRange;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/** Deploys and other changes, newest first. */
final class ChangeResource implements Resource {
  private final ChangeLog changes;
  private final Answers answers;

  private record ChangeList(List<ChangeView> changes) {}

  ChangeResource(ChangeLog changes, Answers answers) {
    this.changes = changes;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/changes")
        .handler(answers.to("changes", (_, parameters) -> list(parameters)));
  }

  private Reply list(Parameters parameters) {
    TimeRange range = parameters.range();
    Optional<String> service = parameters.text("service");
    int limit = parameters.integer("limit", 100, 1, 1_000);
    return new Reply.JsonValue(
        new ChangeList(changes.find(range, service, limit).stream().map(ChangeView::of).toList()));
  }
}
