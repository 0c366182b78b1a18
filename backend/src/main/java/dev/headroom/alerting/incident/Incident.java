package dev.headroom.alerting.incident;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What is wrong with one subject, from the moment one of its alerts was noticed to fire until none
 * of that urgency did. A subject has at most one page and one ticket that are not resolved.
 *
 * @param id stable, sorts by time, safe in URLs: {@code inc-} and 16 letters and digits
 * @param sequence number of its last transition, from 1
 * @param alarm how often it has asked for a person, from 1: it asks again when it comes back after
 *     its end, and when an alert begins to fire after it was acknowledged
 * @param subject name of what is wrong: of an objective, where it is about one
 * @param service whose it is
 * @param owner who answers for it; may be empty
 * @param runbook id of the runbook page
 * @param severity page or ticket, as long as it lasts
 * @param lead name of the most urgent alert that fires, or of the last that did
 * @param beganAt the onset: when it began, as its source says
 * @param startedAt when it was noticed
 * @param acknowledgement who took it; empty until somebody does
 * @param resolution how it ended; empty until it has
 * @param labels of its alert, by name
 * @param annotations of its alert, by name
 * @param figures of the moment that stands with them, as the source hands them
 * @param muted why nobody is told of it; empty while people are
 * @param now what fires; nothing is known of an incident that is resolved
 * @param group the alerts it tells of together; empty where the most urgent speaks for all
 */
public record Incident(
    String id,
    long sequence,
    int alarm,
    String subject,
    String service,
    String owner,
    String runbook,
    Urgency severity,
    String lead,
    Instant beganAt,
    Instant startedAt,
    Optional<Acknowledgement> acknowledgement,
    Optional<Resolution> resolution,
    Map<String, String> labels,
    Map<String, String> annotations,
    Figures figures,
    Optional<Muted> muted,
    Now now,
    Optional<AlertGroup> group) {
  public Incident {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** Somebody takes the incident. */
  public record Acknowledgement(Instant at, String by) {}

  /**
   * The end of an incident.
   *
   * @param by who ended it; {@code headroom} where no person did
   * @param reason one sentence
   */
  public record Resolution(Instant at, String by, String reason) {}

  /**
   * Nobody is told of it.
   *
   * @param wasTold whether anybody has been told before that
   */
  public record Muted(MuteReason reason, boolean wasTold) {}

  /**
   * How it stands.
   *
   * @param firing alerts of its urgency that fire, most urgent first
   * @param recovery empty while it goes on
   */
  public record Now(List<Firing> firing, Optional<RecoveryOutlook> recovery) {
    public static final Now UNKNOWN = new Now(List.of(), Optional.empty());

    public Now {
      firing = List.copyOf(firing);
    }
  }

  /**
   * An alert that fires.
   *
   * @param since when it was noticed
   * @param answered whether a person has acted since; one that fires later is nobody's again
   */
  public record Firing(String alert, Instant since, boolean answered) {}

  /**
   * It comes to an end.
   *
   * @param since since when its source sees nothing bad any more; the same while it is held
   * @param closesAbout when it ends if nothing bad comes and the traffic stays
   */
  public record RecoveryOutlook(Instant since, Instant closesAbout) {}

  public IncidentState state() {
    if (resolution.isPresent()) {
      return IncidentState.RESOLVED;
    }
    if (now.recovery().isPresent()) {
      return IncidentState.RECOVERING;
    }
    return acknowledgement.isPresent() ? IncidentState.ACKNOWLEDGED : IncidentState.OPEN;
  }

  /**
   * What stays the same until it asks for a person again: the labels without the alert's name, and
   * the key.
   *
   * @param key of an alarm, {@link #dedupKey}
   */
  public Map<String, String> identity(String key) {
    Map<String, String> identity = new TreeMap<>(labels);
    identity.remove(Alert.TIER);
    identity.put("dedup_key", key);
    return identity;
  }

  /**
   * What a pager may fold by. Every alarm has its own, so that none is folded into something that
   * was acknowledged or closed, whether the pager has heard of an end or not.
   */
  public String dedupKey() {
    return dedupKey(alarm);
  }

  /** The key of an earlier alarm. */
  public String dedupKey(int ofAlarm) {
    return ofAlarm == 1 ? id : id + "-" + ofAlarm;
  }

  /** How its sender calls the urgency of its alert, or which of several it is. */
  public String tier() {
    return labels.getOrDefault(Alert.TIER, lead);
  }

  /** The same step, with what it tells of together. */
  public Incident with(Optional<AlertGroup> alerts) {
    return live(figures, annotations, now, alerts);
  }

  /** As it is kept: without what is only known at the moment. */
  public Incident kept() {
    return live(figures, annotations, Now.UNKNOWN, group.map(AlertGroup::withoutAlerts));
  }

  /** What it tells of, as others take it. */
  public Alert alert() {
    return new Alert(
        labels,
        annotations,
        resolution.isPresent() ? AlertState.RESOLVED : AlertState.FIRING,
        startedAt);
  }

  /** The other incident that stands for it; empty if none does. */
  public Optional<MuteReason.Attached> attachment() {
    return muted
        .map(Muted::reason)
        .filter(MuteReason.Attached.class::isInstance)
        .map(MuteReason.Attached.class::cast);
  }

  /** Whether it is about a budget, so that its figures say something. */
  public boolean hasBudget() {
    return alert().isBurn() && figures.burnWindow().isPositive();
  }

  /** One sentence for a pager. */
  public String summary() {
    return annotations.getOrDefault(Alert.SUMMARY, "");
  }

  /** Its next step: the same, but for what the change changes. */
  public Incident next(UnaryOperator<Draft> change) {
    return change.apply(new Draft(this, sequence + 1)).incident();
  }

  /** The same step, as it stands at the moment. */
  public Incident live(
      Figures current, Map<String, String> texts, Now standing, Optional<AlertGroup> alerts) {
    return new Draft(this, sequence).figures(current, texts).group(alerts).now(standing).incident();
  }

  /**
   * The same step, but for that it asked nobody.
   *
   * @param alarms how often it has asked for a person without it
   */
  public Incident heldBack(Muted how, int alarms) {
    Draft draft = new Draft(this, sequence).muted(Optional.of(how)).group(group);
    draft.alarm = alarms;
    return draft.incident();
  }

  /** The same step, as of an earlier alarm. */
  Incident atAlarm(int earlier) {
    Draft draft = new Draft(this, sequence).group(group);
    draft.alarm = earlier;
    return draft.incident();
  }

  /** An incident on its way to the next. */
  public static final class Draft {
    private final Incident before;
    private final long sequence;
    private int alarm;
    private String service;
    private String owner;
    private String runbook;
    private String lead;
    private Optional<Acknowledgement> acknowledgement;
    private Optional<Resolution> resolution;
    private Map<String, String> labels;
    private Map<String, String> annotations;
    private Figures figures;
    private Optional<Muted> muted;
    private Optional<AlertGroup> group;
    private Now now = Now.UNKNOWN;

    private Draft(Incident before, long sequence) {
      this.before = before;
      this.sequence = sequence;
      this.alarm = before.alarm;
      this.service = before.service;
      this.owner = before.owner;
      this.runbook = before.runbook;
      this.lead = before.lead;
      this.acknowledgement = before.acknowledgement;
      this.resolution = before.resolution;
      this.labels = before.labels;
      this.annotations = before.annotations;
      this.figures = before.figures;
      this.muted = before.muted;
      this.group = before.group.map(AlertGroup::withoutAlerts);
    }

    /** Whose it is, as its source says by now. */
    public Draft owned(String whose, String who, String whichRunbook) {
      service = whose;
      owner = who;
      runbook = whichRunbook;
      return this;
    }

    public Draft lead(String name, Map<String, String> itsLabels) {
      lead = name;
      labels = itsLabels;
      return this;
    }

    public Draft figures(Figures current, Map<String, String> texts) {
      figures = current;
      annotations = texts;
      return this;
    }

    /** It asks for a person again. */
    public Draft alarm() {
      alarm++;
      acknowledgement = Optional.empty();
      resolution = Optional.empty();
      return this;
    }

    public Draft acknowledged(Acknowledgement by) {
      acknowledgement = Optional.of(by);
      return this;
    }

    /** Who is held back has nothing to hear of any more. */
    public Draft resolved(Resolution how) {
      resolution = Optional.of(how);
      muted = Optional.empty();
      return this;
    }

    public Draft muted(Optional<Muted> how) {
      muted = how;
      return this;
    }

    public Draft group(Optional<AlertGroup> alerts) {
      group = alerts.map(each -> group.map(each::after).orElse(each)).or(() -> group);
      return this;
    }

    Draft now(Now standing) {
      now = standing;
      return this;
    }

    private Incident incident() {
      return new Incident(
          before.id,
          sequence,
          alarm,
          before.subject,
          service,
          owner,
          runbook,
          before.severity,
          lead,
          before.beganAt,
          before.startedAt,
          acknowledgement,
          resolution,
          labels,
          annotations,
          figures,
          muted,
          now,
          group);
    }
  }
}
