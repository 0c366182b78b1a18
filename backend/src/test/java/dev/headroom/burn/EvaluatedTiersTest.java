package dev.headroom.burn;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static dev.headroom.burn.EvaluationFixture.TICKET_3D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertReading.AlertRecovery;
import dev.headroom.model.Urgency;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.TierReading.BurnLevel;
import dev.headroom.slo.TierReading.TierRecovery;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatedTiersTest {
  private static final Objective LATENCY = EvaluationFixture.objective("checkout-latency");
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");

  private static List<AlertReading> readings(List<TierReading> tiers) {
    return EvaluatedTiers.readings(EvaluationFixture.reading(LATENCY, AT, tiers));
  }

  @Test
  void eachTierIsAnAlertInTheSameOrder() {
    List<AlertReading> readings =
        readings(
            List.of(
                TierReading.of(PAGE_1H, BurnLevel.BURNS),
                TierReading.of(PAGE_6H, BurnLevel.HOLDS),
                TierReading.of(TICKET_1D, BurnLevel.UNMEASURED),
                TierReading.of(TICKET_3D, BurnLevel.CLEAR)));

    assertThat(readings)
        .extracting(AlertReading::alert)
        .containsExactly("page-1h", "page-6h", "ticket-1d", "ticket-3d");
    assertThat(readings)
        .extracting(AlertReading::level)
        .containsExactly(AlertLevel.FIRING, AlertLevel.HOLDS, AlertLevel.UNKNOWN, AlertLevel.CLEAR);
    assertThat(readings)
        .extracting(AlertReading::urgency)
        .containsExactly(Urgency.PAGE, Urgency.PAGE, Urgency.TICKET, Urgency.TICKET);
    assertThat(readings.getFirst().shortWindow()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void itIsAsBadAsItsShareOfBadEventsAndForSureALittleLess() {
    AlertReading reading = readings(List.of(TierReading.of(PAGE_1H, BurnLevel.BURNS))).getFirst();
    assertThat(reading.intensity()).isEqualByComparingTo("0.031");
    assertThat(reading.sureIntensity()).isLessThan(reading.intensity()).isPositive();
    assertThat(reading.recovery()).isEmpty();
  }

  @Test
  void itRecoversAsItsTierDoes() {
    Instant since = AT.minusSeconds(60);
    Instant clear = AT.plusSeconds(200);
    AlertReading reading =
        readings(
                List.of(
                    new TierReading(
                        PAGE_1H, BurnLevel.BURNS, Optional.of(new TierRecovery(since, clear)))))
            .getFirst();
    assertThat(reading.recovery()).contains(new AlertRecovery(since, clear));
  }
}
