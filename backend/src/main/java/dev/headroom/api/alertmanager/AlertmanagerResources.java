package dev.headroom.api.alertmanager;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Answers.ErrorFormat;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.SystemView;
import dev.headroom.outside.AlertDirectory;
import dev.headroom.outside.OutsideAlerts;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Everything that servers and tools ask an Alertmanager. */
public final class AlertmanagerResources {
  private AlertmanagerResources() {}

  /** Errors at the paths of this API as its clients expect them, else as another format says. */
  public static ErrorFormat errorsBeside(ErrorFormat elsewhere) {
    return new AlertmanagerErrors(elsewhere);
  }

  /**
   * @param silences what people decided not to be told of
   * @param system what this server is
   */
  public static List<Resource> of(
      OutsideAlerts outside,
      AlertDirectory directory,
      Silences silences,
      Alerting alerting,
      InstantSource clock,
      Supplier<SystemView> system,
      Answers answers) {
    return List.of(
        new AlertsResource(outside, directory, answers),
        new AlertmanagerSilenceResource(silences, alerting, clock, answers),
        new StatusResource(directory, system, answers));
  }
}
