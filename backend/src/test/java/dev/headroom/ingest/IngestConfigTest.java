package dev.headroom.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.decode.SmallLimits;
import dev.headroom.intake.IntakeConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class IngestConfigTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void defaultsAreWithinTheirOwnBounds() {
    IngestConfig config = IngestConfig.defaults();

    assertThat(config.bodies().wireBytesMax()).isEqualTo(16 << 20);
    assertThat(config.bodies().decodedBytesMax()).isEqualTo(64 << 20);
    assertThat(config.bodies().inFlightBytesMax())
        .isGreaterThanOrEqualTo(config.bodies().wireBytesMax());
    assertThat(config.limits().ageMax()).isEqualTo(Duration.ofDays(30));
    assertThat(config.intake().retryAfter()).isEqualTo(SECOND);
  }

  @Test
  void limitsThatWouldStopEverythingAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BodyLimits(0, 1, 1, 1, SECOND, 0))
        .withMessageContaining("wireBytesMax");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BodyLimits(10, 10, 10, 9, SECOND, 0))
        .withMessage("inFlightBytesMax must hold one body: 9 < 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BodyLimits(10, 10, 10, 10, Duration.ZERO, 0))
        .withMessageContaining("readTimeout");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntakeConfig(0, 1, SECOND, SECOND, SECOND))
        .withMessageContaining("queueBatchesMax");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntakeConfig(1, 1, Duration.ZERO, SECOND, SECOND))
        .withMessageContaining("retryAfter");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmallLimits.of(0, 1))
        .withMessage("seriesPerRequestMax must be more than 0: 0");
  }
}
