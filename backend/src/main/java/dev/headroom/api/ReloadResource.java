package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import io.vertx.ext.web.Router;
import java.io.IOException;

/** Puts the files that people write into force. */
final class ReloadResource implements Resource {
  private final Reload files;
  private final Answers answers;

  ReloadResource(Reload files, Answers answers) {
    this.files = files;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.post("/-/reload").handler(answers.to("reload", (_, _) -> reload()));
  }

  private Reply reload() throws IOException {
    return switch (files.reload()) {
      case Reload.Result.InForce now -> new Reply.JsonValue(now);
      case Reload.Result.InvalidRules invalid ->
          new Reply.Unprocessable("nothing was changed", invalid.problems());
      case Reload.Result.NotRecorded(String reason) ->
          new Reply.ServiceUnavailable("nothing was changed: " + reason);
    };
  }
}
