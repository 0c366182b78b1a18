package dev.headroom.api.rules;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.version.RuleVersions;
import io.vertx.ext.web.Router;
import java.io.IOException;

/** Puts the files that people write into force. */
final class ReloadResource implements Resource {
  private final RuleControl rules;
  private final Answers answers;

  ReloadResource(RuleControl rules, Answers answers) {
    this.rules = rules;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.post("/-/reload").handler(answers.to("reload", (_, parameters) -> reload(parameters)));
  }

  private Reply reload(Parameters parameters) throws IOException {
    String by = parameters.text("by").filter(name -> !name.isBlank()).orElse(RuleVersions.FILES);
    return ControlReply.of(rules.reload(ControlReply.name(by)));
  }
}
