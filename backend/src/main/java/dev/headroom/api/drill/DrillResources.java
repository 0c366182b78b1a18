package dev.headroom.api.drill;

import dev.headroom.alerting.Alerting;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Resource;
import dev.headroom.drill.TestPages;
import dev.headroom.notify.Outbox;
import java.util.List;

/** Everything that is asked of what tries out how people are told. */
public final class DrillResources {
  private DrillResources() {}

  /** Test pages, and what came of them. */
  public static List<Resource> of(
      TestPages pages, Alerting alerting, Outbox outbox, JsonBody json, Answers answers) {
    return List.of(
        new TestPageResource(pages, alerting, outbox, json, answers),
        new DrillListResource(alerting, outbox, answers));
  }
}
