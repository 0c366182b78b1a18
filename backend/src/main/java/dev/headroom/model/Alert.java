package dev.headroom.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Label: {@code true} of our own tries of how people are told. To what others send it is a label
   * as any other.
   */
  public static final String DRILL = "drill";

  /** Label of a test page: name of the one receiver that is told, whatever routes say. */
  public static final String DRILL_RECEIVER = "drill_receiver";

  /** {@link #TIER} of a test page that says nothing else. */
  public static final String TEST_TIER = "test";

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

  /**
   * The receiver that a test page of these labels is for alone. Nothing that others send has one:
   * its tier is its severity, whatever it says.
   */
  public static Optional<String> testReceiver(Map<String, String> labels) {
    boolean isTest =
        "true".equals(labels.get(DRILL))
            && TEST_TIER.equals(labels.get(TIER))
            && Arrays.stream(Urgency.values())
                .anyMatch(each -> each.text().equals(labels.get(SEVERITY)));
    return Optional.ofNullable(labels.get(DRILL_RECEIVER)).filter(_ -> isTest);
  }

  /** Whether it is the burn of a budget, so that figures of a budget go with it. */
  public boolean isBurn() {
    return labels.getOrDefault(NAME, BURN).equals(BURN);
  }
}
