package dev.headroom.slo.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A promise: which share of events is good over a rolling window.
 *
 * @param name RFC 1123 label, unique
 * @param displayName for people; the name where none is given
 * @param description what is promised and why; may be empty
 * @param service whose promise it is
 * @param owner who answers for it ({@code headroom/owner}); may be empty
 * @param runbook id of the runbook page ({@code headroom/runbook}, by default the name)
 * @param labels free labels, single-valued
 * @param target 0 up to but not including 1, exact
 * @param window length of the rolling window
 * @param indicator what is counted
 * @param tiers when somebody is told, most urgent first
 * @param minBad bad events in a tier's long window below which it does not fire
 * @param events what people call the events, in the plural ({@code headroom/events}): orders
 * @param definition where it is written
 * @param isShadow whether it is evaluated and told to nobody
 */
public record Objective(
    String name,
    String displayName,
    String description,
    String service,
    String owner,
    String runbook,
    Map<String, String> labels,
    BigDecimal target,
    Duration window,
    Indicator indicator,
    List<BurnTier> tiers,
    long minBad,
    String events,
    SourceDocument definition,
    boolean isShadow) {
  /** What events are called where nothing else is said. */
  public static final String EVENTS = "events";

  public Objective {
    labels = Map.copyOf(labels);
    tiers = List.copyOf(tiers);
  }

  /** The same, told to nobody. */
  public Objective inShadow() {
    return new Objective(
        name,
        displayName,
        description,
        service,
        owner,
        runbook,
        labels,
        target,
        window,
        indicator,
        tiers,
        minBad,
        events,
        definition,
        true);
  }

  /** The share of events that may be bad: 1 - target, exact. */
  public BigDecimal budget() {
    return BigDecimal.ONE.subtract(target);
  }

  /**
   * Where a promise is written, and what stands there.
   *
   * @param line its first, counted from 1
   * @param text the whole YAML document as it was when it was read
   */
  public record SourceDocument(String file, int line, String text) {}
}
