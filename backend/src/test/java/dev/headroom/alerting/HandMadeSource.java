package dev.headroom.alerting;

import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source of alerts that watches how full disks are, and says of them what it is told to. A
 * subject {@code payments/Slow} is an alert of that name of a service, which has a team of its own;
 * one that {@link DrillSubject} knows is a drill.
 */
public final class HandMadeSource implements AlertTeller {
  private static final String NAME = "DiskFull";
  private static final AlertWords WORDS =
      new AlertWords("rule", "alert", "fires", "fire", "firing", "used share");

  /** What it says of an alert of which nothing is wrong. */
  public static AlertReading clear(String alert, Urgency urgency, Duration shortWindow) {
    return new AlertReading(
        alert,
        urgency,
        AlertLevel.CLEAR,
        shortWindow,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        Optional.empty());
  }

  /** The same alert, at another level. */
  public static AlertReading at(AlertLevel level, AlertReading alert) {
    return new AlertReading(
        alert.alert(),
        alert.urgency(),
        level,
        alert.shortWindow(),
        alert.intensity(),
        alert.sureIntensity(),
        alert.recovery());
  }

  /** The same alert, firing, so bad for sure. */
  public static AlertReading firing(AlertReading alert, String intensity) {
    BigDecimal howBad = new BigDecimal(intensity);
    return new AlertReading(
        alert.alert(),
        alert.urgency(),
        AlertLevel.FIRING,
        alert.shortWindow(),
        howBad,
        howBad,
        Optional.empty());
  }

  /** What it says of the disks of a host. */
  public AlertRound round(String subject, Instant at, List<AlertReading> readings) {
    return new AlertRound(subject, at, readings, new Account(subject, at));
  }

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
    return incident.subject() + " has room again";
  }

  /** Figures that say nothing but when. */
  private static Figures figures(Instant at) {
    return new Figures(
        at,
        BigDecimal.ZERO,
        Duration.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ONE,
        Optional.empty(),
        Optional.empty());
  }

  private final class Account implements AlertAccount {
    private final String subject;
    private final Instant at;

    Account(String subject, Instant at) {
      this.subject = subject;
      this.at = at;
    }

    @Override
    public Ownership ownership() {
      return isOfService()
          ? new Ownership(service(), "team-" + service(), "")
          : new Ownership("storage", "team-disks", "disk-full");
    }

    private boolean isOfService() {
      return name().contains("/");
    }

    private String service() {
      return name().substring(0, name().indexOf('/'));
    }

    private String alert() {
      return isOfService() ? name().substring(name().indexOf('/') + 1) : NAME;
    }

    private String name() {
      return subject.startsWith(DrillSubject.PAGE)
          ? subject.substring(DrillSubject.PAGE.length())
          : subject;
    }

    @Override
    public Instant onset(String alert) {
      return at.minusSeconds(60);
    }

    @Override
    public ToldAlert firing(String incident, Urgency urgency, String lead, Instant beganAt) {
      Map<String, String> labels = new HashMap<>();
      labels.put(Alert.NAME, alert());
      labels.put("host", subject);
      labels.put(Alert.SEVERITY, urgency.text());
      labels.put(Alert.TIER, lead);
      return told(labels, AlertState.FIRING, subject + " runs out of room");
    }

    @Override
    public ToldAlert standing(Incident incident, Now now) {
      return told(incident.labels(), AlertState.FIRING, subject + " runs out of room, as of " + at);
    }

    @Override
    public ToldAlert ended(Incident incident, Instant end) {
      return told(incident.labels(), AlertState.RESOLVED, over(incident, end));
    }

    private ToldAlert told(Map<String, String> labels, AlertState state, String summary) {
      return new ToldAlert(
          new Alert(labels, Map.of(Alert.SUMMARY, summary), state, at), figures(at));
    }

    @Override
    public AlertWords words() {
      return HandMadeSource.this.words();
    }

    @Override
    public Optional<String> extent(Figures figures) {
      return HandMadeSource.this.extent(figures);
    }

    @Override
    public String over(Incident incident, Instant end) {
      return HandMadeSource.this.over(incident, end);
    }
  }
}
