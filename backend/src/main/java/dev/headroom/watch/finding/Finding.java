package dev.headroom.watch.finding;

import dev.headroom.alerting.source.AlertAccount.Ownership;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.model.Urgency;
import java.time.Instant;
import java.util.Map;

/**
 * How something that is watched beside promises stands at one moment.
 *
 * @param subject what it is about, {@link WatchSubject}
 * @param kind which of our own alerts it is
 * @param urgency whether somebody is woken
 * @param onset since when it is wrong; of no meaning while it is not
 * @param labels beside those that every alert has
 * @param summary what is wrong, one sentence; of no meaning while nothing is
 */
public record Finding(
    String subject,
    FindingKind kind,
    Urgency urgency,
    AlertLevel level,
    Instant onset,
    Ownership ownership,
    Map<String, String> labels,
    String summary) {
  /** Label: name of the heartbeat that is missed. */
  public static final String HEARTBEAT = "heartbeat";

  /** Label: name of the receiver that does not get its pages. */
  public static final String RECEIVER = "receiver";

  /** Label: name of the scheduled drill whose last one failed. */
  public static final String SCHEDULE = "drill_schedule";

  public Finding {
    labels = Map.copyOf(labels);
  }

  /** The kinds of alerts that Headroom raises beside those of promises. */
  public enum FindingKind {
    /** Somebody who should report to us does not. */
    HEARTBEAT_MISSED("HeartbeatMissed", "missed"),
    /** We do not evaluate promises. */
    EVALUATOR_STALLED("EvaluatorStalled", "stalled"),
    /** A page has not reached anybody. */
    PAGE_UNDELIVERED("PageUndelivered", "undelivered"),
    /** Alerts that others send find no room. */
    ALERTS_REFUSED("AlertsRefused", "refused"),
    /** The last drill of a schedule failed. */
    DRILL_FAILED("DrillFailed", "failed");

    private final String alertName;
    private final String lead;

    FindingKind(String alertName, String lead) {
      this.alertName = alertName;
      this.lead = lead;
    }

    /** The label {@code alertname}. */
    public String alertName() {
      return alertName;
    }

    /** Its name among the alerts of its subject: there is one. */
    public String lead() {
      return lead;
    }
  }
}
