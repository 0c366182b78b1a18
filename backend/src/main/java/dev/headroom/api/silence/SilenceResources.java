package dev.headroom.api.silence;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Resource;
import java.time.InstantSource;
import java.util.List;

/** Everything that is asked of silences. */
public final class SilenceResources {
  private SilenceResources() {}

  /** Our own resource, and Alertmanager's. */
  public static List<Resource> of(
      Silences silences, Alerting alerting, InstantSource clock, JsonBody json, Answers answers) {
    return List.of(
        new SilenceResource(silences, alerting, clock, json, answers),
        new AlertmanagerSilenceResource(silences, alerting, json, answers));
  }
}
