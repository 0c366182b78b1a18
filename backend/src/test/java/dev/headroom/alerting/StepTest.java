package dev.headroom.alerting;

import static dev.headroom.alerting.EvaluationFixture.PAGE_1H;
import static dev.headroom.alerting.EvaluationFixture.PAGE_6H;
import static dev.headroom.alerting.EvaluationFixture.TICKET_1D;
import static dev.headroom.alerting.EvaluationFixture.firing;
import static dev.headroom.alerting.EvaluationFixture.frozen;
import static dev.headroom.alerting.EvaluationFixture.objective;
import static dev.headroom.alerting.EvaluationFixture.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Objective;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");
  private static final Objective OBJECTIVE = objective("checkout-latency");
  private static final Standing CLEAR = new Standing.Clear();
  private static final Step STAY = new Step.Stay();

  static Stream<Arguments> table() {
    Evaluation silent = silent(OBJECTIVE, AT);
    Evaluation held = frozen(OBJECTIVE, AT, Optional.empty());
    Evaluation page1h = firing(OBJECTIVE, AT, PAGE_1H);
    Evaluation page6h = firing(OBJECTIVE, AT, PAGE_6H);
    Evaluation heldPage1h = frozen(OBJECTIVE, AT, Optional.of(PAGE_1H));
    Evaluation heldPage6h = frozen(OBJECTIVE, AT, Optional.of(PAGE_6H));
    Standing firing1h = new Standing.Firing("page-1h");
    Standing firing6h = new Standing.Firing("page-6h");
    Standing quiet6h = new Standing.Quiet("page-6h");
    return Stream.of(
        Arguments.of(CLEAR, silent, STAY),
        Arguments.of(CLEAR, held, STAY),
        Arguments.of(CLEAR, page1h, new Step.Open(PAGE_1H)),
        Arguments.of(CLEAR, heldPage1h, new Step.Open(PAGE_1H)),
        Arguments.of(firing6h, page6h, STAY),
        Arguments.of(firing6h, page1h, new Step.Move(PAGE_1H)),
        Arguments.of(firing1h, page6h, new Step.Move(PAGE_6H)),
        Arguments.of(firing1h, silent, new Step.Close()),
        Arguments.of(firing1h, held, STAY),
        Arguments.of(firing1h, heldPage6h, STAY),
        Arguments.of(firing6h, heldPage1h, new Step.Move(PAGE_1H)),
        Arguments.of(quiet6h, page6h, STAY),
        Arguments.of(quiet6h, firing(OBJECTIVE, AT, TICKET_1D), STAY),
        Arguments.of(quiet6h, page1h, new Step.Open(PAGE_1H)),
        Arguments.of(quiet6h, held, STAY),
        Arguments.of(quiet6h, silent, new Step.Forget()),
        Arguments.of(new Standing.Firing("no longer listed"), page6h, new Step.Move(PAGE_6H)),
        Arguments.of(new Standing.Firing("no longer listed"), heldPage6h, new Step.Move(PAGE_6H)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void followsFromStandingAndEvaluation(Standing standing, Evaluation evaluation, Step expected) {
    assertThat(Step.of(standing, evaluation)).isEqualTo(expected);
  }
}
