package dev.headroom.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that is wrong and that somebody should hear of, whatever noticed it. The burn of an
 * objective's budget is one source of alerts.
 *
 * @param labels what is wrong: machines route and group by them
 * @param annotations the same for people
 * @param state whether it is going on
 * @param since when its source noticed that it began
 */
public record Alert(
    Map<String, String> labels, Map<String, String> annotations, AlertState state, Instant since) {
  /** Label: what kind of alert it is. */
  public static final String NAME = "alertname";

  /** Name of the alert that the burn of an objective's budget is. */
  public static final String BURN = "ErrorBudgetBurn";

  /** Label: name of the promise it is about. */
  public static final String SLO = "slo";

  /** Label: {@code page} or {@code ticket}. */
  public static final String SEVERITY = "severity";

  /** Label: which of the alerts about the same thing it is; of a burn, the tier. */
  public static final String TIER = "tier";

  /** Annotation: one sentence for a pager. */
  public static final String SUMMARY = "summary";

  public Alert {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** Whether it is the burn of a budget, so that figures of a budget go with it. */
  public boolean isBurn() {
    return labels.getOrDefault(NAME, BURN).equals(BURN);
  }
}
