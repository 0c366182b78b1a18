package dev.headroom.logs.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKeyTest {
  @Test
  void namesItsDirectory() {
    BlockKey first = new BlockKey(20_635, 0);
    assertThat(first.directoryName()).isEqualTo("2026-07-01");
    assertThat(first.next().directoryName()).isEqualTo("2026-07-01.1");
    assertThat(BlockKey.parse("2026-07-01")).contains(first);
    assertThat(BlockKey.parse("2026-07-01.12")).contains(new BlockKey(20_635, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "position",
        "2026-7-1",
        "2026-02-30",
        "2026-07-01.",
        "2026-07-01.x",
        "2026-07-01.damaged",
        "2026-07-01.1.deleted",
        "x2026-07-01",
        "2026-07-01.1234567"
      })
  void leavesOtherDirectoriesAlone(String name) {
    assertThat(BlockKey.parse(name)).isEmpty();
  }

  @Test
  void comesAfterEarlierDaysAndParts() {
    assertThat(new BlockKey(2, 0)).isGreaterThan(new BlockKey(1, 9));
    assertThat(new BlockKey(2, 10)).isGreaterThan(new BlockKey(2, 9));
  }
}
