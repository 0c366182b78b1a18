package dev.headroom.api.routing;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Resource;
import dev.headroom.oncall.OnCall;
import dev.headroom.routing.Routing;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Resources about who is told: routes, and who is on call. */
public final class RoutingResources {
  private RoutingResources() {}

  /**
   * @param routing as it is in force at the moment of each question
   * @param alerting knows which incidents hold others back
   */
  public static List<Resource> of(
      Supplier<Routing> routing,
      Alerting alerting,
      Silences silences,
      OnCall onCall,
      InstantSource clock,
      Answers answers) {
    return List.of(
        new RouteResource(routing, new Trial(alerting, silences, onCall), clock, answers),
        new OnCallResource(onCall, answers));
  }
}
