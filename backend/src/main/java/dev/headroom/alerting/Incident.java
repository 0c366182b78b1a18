package dev.headroom.alerting;

import dev.headroom.slo.BurnTier.Urgency;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One breach of one objective, from the moment a tier fired until it ended. An objective has at
 * most one that is not resolved.
 *
 * @param id stable, sorts by time, safe in URLs: {@code inc-} and 16 letters and digits
 * @param sequence number of its last transition, from 1
 * @param objective name of the objective
 * @param service whose promise it is
 * @param owner who answers for it; may be empty
 * @param runbook id of the runbook page
 * @param severity the most urgent it has been
 * @param tier name of the tier that fires, or of the last that did
 * @param startedAt when the first tier fired
 * @param acknowledgement who took it; empty until somebody does
 * @param resolution how it ended; empty until it has
 * @param labels of its alert, by name
 * @param annotations of its alert, by name
 * @param figures how the objective stood at the last transition
 */
public record Incident(
    String id,
    long sequence,
    String objective,
    String service,
    String owner,
    String runbook,
    Urgency severity,
    String tier,
    Instant startedAt,
    Optional<Acknowledgement> acknowledgement,
    Optional<Resolution> resolution,
    Map<String, String> labels,
    Map<String, String> annotations,
    Figures figures) {
  public Incident {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** Where an incident is in its life. */
  public enum State {
    OPEN("open"),
    ACKNOWLEDGED("acknowledged"),
    RESOLVED("resolved");

    private final String text;

    State(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
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

  public State state() {
    if (resolution.isPresent()) {
      return State.RESOLVED;
    }
    return acknowledgement.isPresent() ? State.ACKNOWLEDGED : State.OPEN;
  }

  /** The labels that stay the same as long as the incident lasts, whatever tier fires. */
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>(labels);
    identity.remove(AlertText.SEVERITY);
    identity.remove(AlertText.TIER);
    return identity;
  }

  /** One sentence for a pager. */
  public String summary() {
    return annotations.getOrDefault(AlertText.SUMMARY, "");
  }

  Incident acknowledged(Acknowledgement by) {
    return with(Optional.of(by), resolution, figures);
  }

  Incident resolved(Resolution how, Figures last) {
    return with(acknowledgement, Optional.of(how), last);
  }

  private Incident with(Optional<Acknowledgement> taken, Optional<Resolution> end, Figures now) {
    return new Incident(
        id,
        sequence + 1,
        objective,
        service,
        owner,
        runbook,
        severity,
        tier,
        startedAt,
        taken,
        end,
        labels,
        annotations,
        now);
  }
}
