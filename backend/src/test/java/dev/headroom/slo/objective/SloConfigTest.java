package dev.headroom.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.slo.objective.SloConfig.WindowScale;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SloConfigTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 7, 61, 120})
  void aScaleDividesSixty(int factor) {
    assertThatThrownBy(() -> new WindowScale(factor)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsAreSensible() {
    SloConfig sound = SloConfig.defaults();

    assertThat(sound.with(new WindowScale(60)).windowScale().factor()).isEqualTo(60);
    assertThat(sound.windowScale()).isEqualTo(WindowScale.NONE);
    assertThatThrownBy(
            () -> new SloConfig(WindowScale.NONE, 0, 1, Duration.ofDays(1), 1, 1, HOUR, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SloConfig(WindowScale.NONE, 1, 1, Duration.ofSeconds(59), 1, 1, HOUR, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SloConfig(WindowScale.NONE, 1, -1, Duration.ofDays(1), 1, 1, HOUR, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
