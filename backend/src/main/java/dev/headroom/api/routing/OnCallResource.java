package dev.headroom.api.routing;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.OnCallView;
import dev.headroom.oncall.OnCall;
import io.vertx.ext.web.Router;
import java.util.List;

/** Who is on call now. */
final class OnCallResource implements Resource {
  private final OnCall onCall;
  private final Answers answers;

  private record OnCallList(List<OnCallView> calendars) {}

  OnCallResource(OnCall onCall, Answers answers) {
    this.onCall = onCall;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/on-call").handler(answers.toWatch("on_call", (_, _) -> list()));
  }

  private Reply list() {
    return new Reply.JsonValue(new OnCallList(onCall.now().stream().map(OnCallView::of).toList()));
  }
}
