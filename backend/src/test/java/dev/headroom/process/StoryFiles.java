package dev.headroom.process;

import dev.headroom.demo.fleet.FaultStory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The promises of the stories as each side writes them: OpenSLO here, and there the rules that
 * Sloth generates (recorded ratios of seven windows, one page and one ticket of two pairs each).
 *
 * @param scale what every duration that anybody has written or left at its default is divided by
 */
record StoryFiles(List<FaultStory> stories, int scale) {
  private static final String OBJECTIVE =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: NAME
        annotations: {headroom/owner: team-NAME, headroom/min-bad: "MIN"}
      spec:
        service: NAME
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        indicator:
          metadata: {name: NAME}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {type: Headroom, spec: {counter: 'story_bad_total{slo="NAME"}'}}}
              total: {metricSource: {type: Headroom, spec: {counter: 'story_events_total{slo="NAME"}'}}}
        objectives: [{target: TARGET}]
      """;

  /** The folder for {@code --rules}; routing says what our defaults are. */
  Path headroomRules(Path folder, String pager) throws IOException {
    Path rules = folder.resolve("rules");
    Files.createDirectories(rules.resolve("slos"));
    for (FaultStory story : stories) {
      Files.writeString(
          rules.resolve("slos/" + story.name() + ".yaml"),
          OBJECTIVE
              .replace("NAME", story.name())
              .replace("MIN", Long.toString(story.minBad()))
              .replace("TARGET", story.target().toPlainString()));
    }
    Files.writeString(rules.resolve("routing.yaml"), routing(pager, 1));
    // They begin at once, and are twenty-two faults all the same.
    Files.writeString(
        folder.resolve("headroom.yaml"),
        "slo: {windowScale: " + scale + "}\nalerting: {joinedWithin: 0s}\n");
    return rules;
  }

  /** Alertmanager's example configuration, with one pager, for who does not scale it itself. */
  String scaledRouting(String pager) {
    return routing(pager, scale);
  }

  private static String routing(String pager, int scale) {
    return """
    route:
      receiver: nobody
      group_by: ['alertname', 'cluster', 'service']
      group_wait: %s
      group_interval: %s
      repeat_interval: %s
      routes: [{matchers: ['severity="page"'], receiver: pager}]
    receivers:
      - name: nobody
      - name: pager
        webhook_configs: [{url: '%s', send_resolved: true}]
    """
        .formatted(divided(30, scale), divided(300, scale), divided(4 * 3600, scale), pager);
  }

  /** Prometheus with its defaults. */
  String prometheus(String alertmanager) {
    return """
    global: {scrape_interval: %s, evaluation_interval: %s}
    rule_files: [rules.yml]
    alerting: {alertmanagers: [{static_configs: [{targets: ['%s']}]}]}
    """
        .formatted(scaled(60), scaled(60), alertmanager);
  }

  /** What stands in rules.yml. */
  String slothRules() {
    return "groups:\n" + stories.stream().map(this::group).collect(Collectors.joining());
  }

  private String group(FaultStory story) {
    StringBuilder text = new StringBuilder();
    text.append("  - name: sloth-slo-%s\n    rules:\n".formatted(story.name()));
    for (int minutes : new int[] {5, 30, 60, 120, 360, 1_440, 4_320}) {
      text.append(
          """
                - record: slo:sli_error:ratio_rate%dm
                  expr: (sum(rate(story_bad_total{slo="%s"}[%s]))) / (sum(rate(story_events_total{slo="%s"}[%s])))
                  labels: {sloth_slo: %s}
          """
              .formatted(
                  minutes,
                  story.name(),
                  scaled(minutes * 60),
                  story.name(),
                  scaled(minutes * 60),
                  story.name()));
    }
    text.append(alert(story, "page", 5, 60, "14.4", 30, 360, "6"));
    text.append(alert(story, "ticket", 120, 1_440, "3", 360, 4_320, "1"));
    return text.toString();
  }

  private static String alert(
      FaultStory story,
      String severity,
      int shortFast,
      int longFast,
      String fast,
      int shortSlow,
      int longSlow,
      String slow) {
    return """
          - alert: %s-%s
            expr: |
              (%s and %s) or (%s and %s)
            labels: {severity: %s, slo: %s, service: %s}
            annotations: {summary: 'the budget of %s burns'}
    """
        .formatted(
            story.name(),
            severity,
            burns(story, shortFast, fast),
            burns(story, longFast, fast),
            burns(story, shortSlow, slow),
            burns(story, longSlow, slow),
            severity,
            story.name(),
            story.name(),
            story.name());
  }

  private static String burns(FaultStory story, int minutes, String factor) {
    return "max(slo:sli_error:ratio_rate%dm{sloth_slo=\"%s\"} > (%s * %s)) without (sloth_window)"
        .formatted(
            minutes, story.name(), factor, BigDecimal.ONE.subtract(story.target()).toPlainString());
  }

  private String scaled(int seconds) {
    return divided(seconds, scale);
  }

  private static String divided(int seconds, int scale) {
    return seconds * 1_000L / scale + "ms";
  }
}
