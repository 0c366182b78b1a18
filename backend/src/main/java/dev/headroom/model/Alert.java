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

  /** Label: {@code true} of what nothing is wrong with: it tries out how people are told. */
  public static final String DRILL = "drill";

  /** Label beside {@link #DRILL}: name of the one receiver that is told, whatever routes say. */
  public static final String DRILL_RECEIVER = "drill_receiver";

  /** What the summary of a drill begins with. */
  public static final String DRILL_MARK = "[TEST] ";

  /** Annotation: who is on call, by which calendar. */
  public static final String ON_CALL = "on_call";

  /** Annotation: one sentence for a pager. */
  public static final String SUMMARY = "summary";

  public Alert {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  /** Whether something with these labels only tries out how people are told. */
  public static boolean isDrill(Map<String, String> labels) {
    return "true".equals(labels.get(DRILL));
  }

  /** Whether it is the burn of a budget, so that figures of a budget go with it. */
  public boolean isBurn() {
    return labels.getOrDefault(NAME, BURN).equals(BURN);
  }
}
