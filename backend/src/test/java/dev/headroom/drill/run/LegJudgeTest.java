package dev.headroom.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.drill.record.DrillFixture;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.run.LegJudge.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each leg of ten seconds at most is measured by itself; the first that is missed is named. */
class LegJudgeTest {
  private static final Instant T0 = DrillFixture.STARTED;
  private static final KeptDrill DRILL = DrillFixture.running("a", "", "checkout", T0);

  private static Instant at(long millis) {
    return T0.plusMillis(millis);
  }

  private static int place(DrillLeg leg) {
    return List.of(DrillLeg.values()).indexOf(leg);
  }

  /** Marks up to a leg, each leg a second after the one before it. */
  private static DrillMarks upTo(DrillLeg last) {
    int done = place(last);
    DrillMarks marks = DrillMarks.NONE.pushed(at(0)).durable(Duration.ofMillis(20));
    if (done >= 1) {
      marks = marks.alert(at(1_000));
    }
    if (done >= 2) {
      marks = marks.incident(at(2_000));
    }
    return marks.answered(
        done >= 3 ? Optional.of(at(3_000)) : Optional.empty(),
        done >= 4 ? Optional.of(at(4_000)) : Optional.empty());
  }

  @Test
  void allLegsInTimeAreNoMissAndTheEnd() {
    Judgement all = LegJudge.judge(DRILL, upTo(DrillLeg.ACKNOWLEDGED), at(4_001));
    assertThat(all.isOver()).isTrue();
    assertThat(all.missed()).isEmpty();
    assertThat(all.drill().took(DrillLeg.DURABLE)).contains(Duration.ofMillis(20));
    assertThat(all.drill().took(DrillLeg.ALERT)).contains(Duration.ofSeconds(1));
    assertThat(all.drill().took(DrillLeg.ACKNOWLEDGED)).contains(Duration.ofSeconds(1));
    assertThat(all.drill().paged()).contains(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @EnumSource(value = DrillLeg.class, names = "ACKNOWLEDGED", mode = EnumSource.Mode.EXCLUDE)
  void theNextLegIsWaitedForUpToItsLimitAndThenNamed(DrillLeg done) {
    DrillLeg next = List.of(DrillLeg.values()).get(place(done) + 1);
    Instant limit = at(1_000L * place(done)).plus(Duration.ofSeconds(10));
    Judgement waiting = LegJudge.judge(DRILL, upTo(done), limit);
    assertThat(waiting.isOver()).isFalse();
    assertThat(waiting.drill().took(next)).isEmpty();
    Judgement over = LegJudge.judge(DRILL, upTo(done), limit.plusMillis(1));
    assertThat(over.isOver()).isTrue();
    assertThat(over.missed()).contains(next);
  }

  @Test
  void nothingPushedAtAllMissesTheFirstLeg() {
    Judgement over = LegJudge.judge(DRILL, DrillMarks.NONE, at(10_001));
    assertThat(over.isOver()).isTrue();
    assertThat(over.missed()).contains(DrillLeg.DURABLE);
  }

  @Test
  void aLegThatWasLateIsNamedAndTheOthersAreWaitedFor() {
    DrillMarks late =
        DrillMarks.NONE.pushed(at(0)).durable(Duration.ofMillis(20)).alert(at(10_001));
    Judgement going = LegJudge.judge(DRILL, late, at(10_002));
    assertThat(going.isOver()).isFalse();
    assertThat(going.missed()).contains(DrillLeg.ALERT);
    DrillMarks all =
        late.incident(at(10_003)).answered(Optional.of(at(10_004)), Optional.of(at(10_005)));
    Judgement end = LegJudge.judge(going.drill(), all, at(10_006));
    assertThat(end.isOver()).isTrue();
    assertThat(end.missed()).contains(DrillLeg.ALERT);
    assertThat(end.drill().paged()).contains(Duration.ofMillis(10_004));
  }

  @Test
  void aClockThatWasSetBackMakesNothingNegative() {
    DrillMarks marks = DrillMarks.NONE.pushed(at(0)).durable(Duration.ZERO).alert(at(-5_000));
    assertThat(LegJudge.judge(DRILL, marks, at(-4_000)).drill().took(DrillLeg.ALERT))
        .contains(Duration.ZERO);
  }

  @Test
  void whatWasMeasuredOnceStays() {
    KeptDrill measured = LegJudge.judge(DRILL, upTo(DrillLeg.ALERT), at(1_500)).drill();
    DrillMarks other = DrillMarks.NONE.pushed(at(0)).alert(at(7_000));
    assertThat(LegJudge.judge(measured, other, at(7_000)).drill().took(DrillLeg.ALERT))
        .contains(Duration.ofSeconds(1));
  }
}
