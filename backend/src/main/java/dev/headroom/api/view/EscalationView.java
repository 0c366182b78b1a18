package dev.headroom.api.view;

import dev.headroom.alerting.escalation.EscalationOutlook;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far an alarm has been passed on, as the API tells it (schema Escalation). */
public record EscalationView(@Nullable NextStepView next, List<DoneStepView> done) {
  /** Who is told next. */
  public record NextStepView(String receiver, Instant at) {}

  /** Who was told later, and why. */
  public record DoneStepView(String receiver, Instant at, String because) {
    static DoneStepView of(Telling telling) {
      return new DoneStepView(
          telling.receiver(),
          telling.at(),
          telling.by() == TransitionKind.ESCALATED ? "unacknowledged" : "undelivered");
    }
  }

  public static EscalationView of(EscalationOutlook outlook) {
    return new EscalationView(
        outlook.next().map(each -> new NextStepView(each.receiver(), each.at())).orElse(null),
        outlook.done().stream().map(DoneStepView::of).toList());
  }
}
