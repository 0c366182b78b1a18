package dev.headroom.drill;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.Alert;
import java.time.Instant;
import java.util.Optional;

/** What is said of any test page. */
enum TestPageWords implements AlertTeller {
  INSTANCE;

  private static final AlertWords WORDS =
      new AlertWords("test page", "test page", "stands", "stand", "standing", "severity");

  @Override
  public AlertWords words() {
    return WORDS;
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return Optional.empty();
  }

  @Override
  public String over(Incident incident, Instant at) {
    return Alert.DRILL_MARK
        + incident
            .acknowledgement()
            .map(who -> "The test page is over: acknowledged by %s.".formatted(who.by()))
            .or(() ->
                incident
                    .muted()
                    .filter(muted -> !muted.wasTold())
                    .map(muted ->
                        "The test page is over: nobody was told of it (%s)."
                            .formatted(muted.reason().clause(at))))
            .orElse("The test page is over: nobody acknowledged it.");
  }
}
