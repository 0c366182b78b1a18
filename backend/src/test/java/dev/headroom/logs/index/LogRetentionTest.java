package dev.headroom.logs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.logs.index.LogRetention.RetentionLimit;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class LogRetentionTest {
  private static final long TODAY = 100;
  private final LogRetention retention = new LogRetention(14, 1_000);

  @Test
  void keepsTheDaysOfTheBoundBesidesToday() {
    SequencedMap<BlockKey, Long> blocks = new LinkedHashMap<>();
    blocks.put(new BlockKey(85, 0), 1L);
    blocks.put(new BlockKey(85, 1), 1L);
    blocks.put(new BlockKey(86, 0), 1L);
    blocks.put(new BlockKey(TODAY, 0), 1L);
    assertThat(retention.overLimit(blocks, TODAY))
        .containsExactly(
            java.util.Map.entry(new BlockKey(85, 0), RetentionLimit.AGE),
            java.util.Map.entry(new BlockKey(85, 1), RetentionLimit.AGE));
  }

  @Test
  void dropsTheOldestUntilTheRestFits() {
    SequencedMap<BlockKey, Long> blocks = new LinkedHashMap<>();
    blocks.put(new BlockKey(98, 0), 400L);
    blocks.put(new BlockKey(99, 0), 400L);
    blocks.put(new BlockKey(99, 1), 400L);
    blocks.put(new BlockKey(TODAY, 0), 400L);
    assertThat(retention.overLimit(blocks, TODAY).keySet())
        .containsExactly(new BlockKey(98, 0), new BlockKey(99, 0));
  }

  @Test
  void keepsTheBlockThatIsBeingWrittenHoweverLarge() {
    SequencedMap<BlockKey, Long> blocks = new LinkedHashMap<>();
    blocks.put(new BlockKey(99, 0), 5_000L);
    blocks.put(new BlockKey(TODAY, 0), 5_000L);
    assertThat(retention.overLimit(blocks, TODAY).keySet()).containsExactly(new BlockKey(99, 0));
  }

  @Test
  void dropsNothingWithinItsBounds() {
    SequencedMap<BlockKey, Long> blocks = new LinkedHashMap<>();
    assertThat(retention.overLimit(blocks, TODAY)).isEmpty();
    blocks.put(new BlockKey(86, 0), 500L);
    blocks.put(new BlockKey(TODAY, 0), 500L);
    assertThat(retention.overLimit(blocks, TODAY)).isEmpty();
  }
}
