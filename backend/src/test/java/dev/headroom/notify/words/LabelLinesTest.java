package dev.headroom.notify.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads of alerts that others send reads which they are. */
class LabelLinesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:20:00Z");

  private static List<String> lines(Incident incident) {
    return StepWords.of(new Transition(TransitionKind.OPENED, NOW, incident)).alerts();
  }

  private static GroupedAlert alert(Map<String, String> labels, boolean fires, boolean held) {
    return new GroupedAlert(
        labels.toString(),
        labels,
        Map.of(),
        labels,
        NOW,
        NOW,
        "",
        fires ? Optional.empty() : Optional.of(NOW),
        held,
        Optional.empty());
  }

  private static Incident group(GroupedAlert... alerts) {
    return IncidentFixture.posted("", "lead")
        .with(Optional.of(AlertGroup.of("{}", Map.of(), Stream.of(alerts))));
  }

  private static Incident firing(Map<String, String> labels) {
    return firing(List.of(labels));
  }

  private static Incident firing(List<Map<String, String>> labels) {
    return group(
        labels.stream().map(each -> alert(each, true, false)).toArray(GroupedAlert[]::new));
  }

  @Test
  void aPromiseHasNone() {
    assertThat(lines(IncidentFixture.page("inc-1", "latency"))).isEmpty();
  }

  @Test
  void anAlertHasItsLabelsButThoseThatAreSaid() {
    Map<String, String> labels =
        Map.of(
            "alertname", "DiskFull",
            "severity", "critical",
            "job", "DiskFull",
            "service", "DiskFull",
            "device", "sda",
            "inst", "db-1");
    assertThat(lines(firing(labels))).containsExactly("device=sda, inst=db-1");
    assertThat(lines(firing(Map.of("alertname", "DiskFull", "severity", "critical")))).isEmpty();
  }

  @Test
  void whatIsNotThatOfTheIncidentIsSaid() {
    assertThat(
            lines(
                firing(
                    List.of(
                        Map.of("alertname", "DiskFull"),
                        Map.of("alertname", "DiskSlow", "severity", "info", "tier", "gold")))))
        .containsExactly("alertname=DiskFull", "alertname=DiskSlow, severity=info, tier=gold");
  }

  @Test
  void whatTellsThemApartComesFirst() {
    assertThat(
            lines(
                firing(
                    List.of(
                        Map.of("cluster", "eu", "inst", "db-1"),
                        Map.of("cluster", "eu", "inst", "db-2")))))
        .containsExactly("inst=db-1, cluster=eu", "inst=db-2, cluster=eu");
  }

  @Test
  void whatIsOverOrHeldBackIsNotNamed() {
    assertThat(
            lines(
                group(
                    alert(Map.of("inst", "a"), true, false),
                    alert(Map.of("inst", "b"), false, false),
                    alert(Map.of("inst", "c"), true, true))))
        .containsExactly("inst=a");
  }

  @Test
  void anEndNamesWhatEnded() {
    Incident both =
        group(alert(Map.of("inst", "a"), false, false), alert(Map.of("inst", "b"), false, false));
    Incident ended =
        IncidentFixture.resolved(both, Duration.ofMinutes(8), "ada").with(both.group());
    assertThat(lines(ended)).containsExactly("inst=a", "inst=b");
  }

  @Test
  void whereNoneIsKnownAnyMoreTheIncidentsOwnAreSaid() {
    Incident kept = IncidentFixture.posted("", "db-7", "db-8").kept();
    assertThat(lines(kept)).containsExactly("inst=db-7");
  }

  @Test
  void ofManySomeAreNamedAndTheOthersCounted() {
    List<String> lines =
        lines(
            IncidentFixture.posted(
                "", IntStream.range(100, 117).mapToObj(i -> "db-" + i).toArray(String[]::new)));
    assertThat(lines)
        .hasSize(StepWords.ALERTS_MAX)
        .startsWith("inst=db-100")
        .endsWith("and 7 more");
    String[] ten = IntStream.range(10, 20).mapToObj(i -> "db-" + i).toArray(String[]::new);
    assertThat(lines(IncidentFixture.posted("", ten))).hasSize(10).endsWith("inst=db-19");
  }

  @Test
  void aLineIsOneLineAndNotLong() {
    assertThat(lines(IncidentFixture.posted("", "a\nb\u202ec"))).containsExactly("inst=a b c");
    String long_ = "x".repeat(5_000);
    assertThat(lines(firing(Map.of("a", long_, "inst", "db-1"))))
        .containsExactly("a=" + "x".repeat(97) + "\u2026, inst=db-1");
    Map<String, String> many = Map.of("a", long_, "b", long_, "c", long_, "d", long_);
    assertThat(lines(firing(many)).getFirst())
        .hasSize(LabelLines.LINE_LENGTH_MAX)
        .endsWith("\u2026");
  }
}
