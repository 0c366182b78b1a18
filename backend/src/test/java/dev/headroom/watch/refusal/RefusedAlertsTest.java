package dev.headroom.watch.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.refusal.RefusedAlerts.LastRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedAlertsTest {
  private static final Instant START = Instant.parse("2026-03-01T03:07:00Z");

  private Optional<LastRefusal> last = Optional.empty();
  private final RefusedAlerts refused = new RefusedAlerts(() -> last, "team-watch", START);

  private AlertLevel level(Instant now) {
    return refused.look(now).level();
  }

  @Test
  void nothingIsKnownUntilSendersHadTheirTurnAndThenAllIsWell() {
    assertThat(level(START)).isEqualTo(AlertLevel.UNKNOWN);
    assertThat(level(START.plus(RefusedAlerts.OVER_AFTER).minusMillis(1)))
        .isEqualTo(AlertLevel.UNKNOWN);
    assertThat(level(START.plus(RefusedAlerts.OVER_AFTER))).isEqualTo(AlertLevel.CLEAR);
  }

  @Test
  void itFiresFromTheFirstRefusalUntilNoneHasComeForAWhile() {
    last = Optional.of(new LastRefusal(START.plusSeconds(10), 3));
    Finding finding = refused.look(START.plusSeconds(10));
    assertThat(finding.level()).isEqualTo(AlertLevel.FIRING);
    assertThat(finding.onset()).isEqualTo(START.plusSeconds(10));
    assertThat(finding.ownership().owner()).isEqualTo("team-watch");
    assertThat(finding.summary())
        .startsWith(
            "headroom: new alerts of others are refused since 2026-03-01T03:07:10Z, 3 alerts of the"
                + " last post: there is no room left (outside.alertsMax, outside.bytesMax)");

    last = Optional.of(new LastRefusal(START.plusSeconds(70), 1));
    finding = refused.look(START.plusSeconds(71));
    assertThat(finding.onset()).isEqualTo(START.plusSeconds(10));
    assertThat(finding.summary()).contains("since 2026-03-01T03:07:10Z, 1 alert of");
    Instant over = START.plusSeconds(70).plus(RefusedAlerts.OVER_AFTER);
    assertThat(level(over.minusMillis(1))).isEqualTo(AlertLevel.FIRING);
    assertThat(level(over)).isEqualTo(AlertLevel.CLEAR);
  }

  @Test
  void aRefusalLongAfterTheLastOneIsAnother() {
    last = Optional.of(new LastRefusal(START, 1));
    assertThat(level(START)).isEqualTo(AlertLevel.FIRING);
    Instant later = START.plus(Duration.ofHours(1));
    last = Optional.of(new LastRefusal(later, 1));
    Finding finding = refused.look(later);
    assertThat(finding.level()).isEqualTo(AlertLevel.FIRING);
    assertThat(finding.onset()).isEqualTo(later);
  }
}
