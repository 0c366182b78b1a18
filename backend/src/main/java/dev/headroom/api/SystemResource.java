package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.SystemView;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** What this server is and whether it is well. */
final class SystemResource implements Resource {
  private final Supplier<SystemView> system;
  private final Answers answers;

  SystemResource(Supplier<SystemView> system, Answers answers) {
    this.system = system;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/system")
        .handler(answers.toWatch("system", (_, _) -> new Reply.JsonValue(system.get())));
    router.get("/-/healthy").handler(answers.direct("healthy", SystemResource::healthy));
    router.get("/-/ready").handler(answers.toWatch("ready", (_, _) -> ready()));
  }

  /** Said by the event loop itself: however much is asked, a process that runs says so. */
  private static void healthy(RoutingContext request) {
    request.response().putHeader("Content-Type", "text/plain").end("OK\n");
  }

  private Reply ready() {
    SystemView now = system.get();
    if (now.ready()) {
      return new Reply.PlainText(200, "OK\n");
    }
    StringBuilder why = new StringBuilder("not ready\n");
    for (SystemView.Component component : now.components()) {
      if (!component.ok()) {
        why.append(component.name()).append(": ").append(component.detail()).append('\n');
      }
    }
    return new Reply.PlainText(503, why.toString());
  }
}
