package dev.headroom.drill.run;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.text.MomentText;
import java.time.Instant;
import java.util.Optional;

/** What is said of any drill. */
enum DrillWords implements AlertTeller {
  INSTANCE;

  private static final String MARK = "[DRILL] ";
  private static final AlertWords WORDS =
      new AlertWords("drill", "drill", "stands", "stand", "standing", "severity");

  @Override
  public AlertWords words() {
    return WORDS;
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return Optional.empty();
  }

  /**
   * @param promise for people, whose way is tried out
   * @param by who asked; may be empty
   */
  String asks(String promise, String by, Instant endsBy, Instant at) {
    return "%sA drill of '%s'%s: nothing is wrong. Please acknowledge it as you would a real page; it ends by itself at %s at the latest."
        .formatted(MARK, promise, by.isEmpty() ? "" : " from " + by, MomentText.format(endsBy, at));
  }

  @Override
  public String over(Incident incident, Instant at) {
    return MARK
        + incident
            .acknowledgement()
            .map(who -> "The drill is over: acknowledged by %s.".formatted(who.by()))
            .or(() ->
                incident
                    .muted()
                    .filter(muted -> !muted.wasTold())
                    .map(muted ->
                        "The drill is over: nobody was told of it (%s)."
                            .formatted(muted.reason().clause(at))))
            .orElse("The drill is over: nobody acknowledged it.");
  }
}
