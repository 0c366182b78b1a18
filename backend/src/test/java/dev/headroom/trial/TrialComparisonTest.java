package dev.headroom.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Urgency;
import dev.headroom.trial.TrialReport.TrialIncident;
import dev.headroom.trial.TrialReport.TriedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which incidents are the same. */
class TrialComparisonTest {
  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration SLACK = Duration.ofMinutes(2);

  /**
   * @param from minutes
   * @param to minutes; negative for one that stands
   */
  private static TrialIncident incident(String subject, Urgency severity, int from, int to) {
    return new TrialIncident(
        Optional.empty(),
        subject,
        "shop",
        severity,
        AT.plus(Duration.ofMinutes(from)),
        to < 0 ? Optional.empty() : Optional.of(AT.plus(Duration.ofMinutes(to))),
        "",
        List.of());
  }

  private static TrialIncident page(int from, int to) {
    return incident("a", Urgency.PAGE, from, to);
  }

  private static boolean same(TrialIncident would, TrialIncident real) {
    TrialComparison compared = TrialComparison.of(List.of(would), List.of(real), SLACK);
    TriedIncident tried = compared.tried().getFirst();
    assertThat(tried.incident()).isEqualTo(would);
    assertThat(compared.left()).hasSize(tried.really().isPresent() ? 0 : 1);
    return tried.really().isPresent();
  }

  @Test
  void twoThatStoodAtTheSameTimeAreTheSame() {
    assertThat(same(page(10, 20), page(15, 30))).isTrue();
    assertThat(same(page(15, 30), page(10, 20))).isTrue();
    assertThat(same(page(10, -1), page(15, 30))).isTrue();
    assertThat(same(page(10, 20), page(5, -1))).isTrue();
    assertThat(same(page(10, -1), page(60, -1))).isTrue();
  }

  @Test
  void alittleApartTheyStillAreFurtherApartTheyAreNot() {
    assertThat(same(page(10, 20), page(22, 30))).isTrue();
    assertThat(same(page(10, 20), page(23, 30))).isFalse();
    assertThat(same(page(23, 30), page(10, 20))).isFalse();
    assertThat(same(page(23, -1), page(10, 20))).isFalse();
  }

  @Test
  void subjectAndUrgencyMustBeTheSame() {
    assertThat(same(page(10, 20), incident("a", Urgency.TICKET, 10, 20))).isFalse();
    assertThat(same(page(10, 20), incident("b", Urgency.PAGE, 10, 20))).isFalse();
  }

  @Test
  void noneIsTheSameAsTwo() {
    TrialComparison compared =
        TrialComparison.of(List.of(page(10, 20), page(21, 30)), List.of(page(10, 30)), SLACK);
    assertThat(compared.tried())
        .extracting(each -> each.really().isPresent())
        .containsExactly(true, false);
    assertThat(compared.left()).isEmpty();
  }
}
