package dev.headroom.ingest.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LabelCacheTest {
  private final LabelCache cache = new LabelCache(64);

  private static byte[] wire(int i) {
    return ("series number " + i).getBytes(StandardCharsets.UTF_8);
  }

  private static Labels labels(int i) {
    return Labels.of(Labels.NAME, "m" + i);
  }

  private void remember(int i) {
    byte[] wire = wire(i);
    cache.new Trail(wire).remember(0, wire.length, labels(i), null);
  }

  /** An object, because labels are both comparable and iterable. */
  private @Nullable Object find(int i) {
    byte[] wire = wire(i);
    return cache.new Trail(wire).find(0, wire.length);
  }

  @Test
  void findsARangeWithinOtherBytes() {
    byte[] whole = "xxabcyy".getBytes(StandardCharsets.UTF_8);
    LabelCache.Trail trail = cache.new Trail(whole);
    trail.remember(2, 5, labels(1), null);
    byte[] alone = "abc".getBytes(StandardCharsets.UTF_8);

    assertThat((Object) cache.new Trail(alone).find(0, 3)).isEqualTo(labels(1));
    assertThat((Object) trail.find(1, 4)).isNull();
    assertThat((Object) trail.find(2, 6)).isNull();
  }

  @Test
  void neverHoldsMoreThanItsRoomAndIsNeverWrong() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 10_000; i++) {
        assertThat(find(i)).isIn(null, labels(i));
        remember(i);
        assertThat(find(i)).isEqualTo(labels(i));
      }
    }
    assertThat(cache.size()).isEqualTo(cache.capacity()).isEqualTo(64);
  }

  @Test
  void longBytesAreNotRemembered() {
    byte[] large = new byte[5_000];
    LabelCache.Trail trail = cache.new Trail(large);
    trail.remember(0, large.length, labels(1), null);

    assertThat((Object) trail.find(0, large.length)).isNull();
    assertThat(cache.size()).isZero();
  }

  @Test
  void guessesWhatFollowedTheLastTime() {
    byte[] request = "onetwothree".getBytes(StandardCharsets.UTF_8);
    LabelCache.Trail first = cache.new Trail(request);
    first.remember(0, 3, labels(1), null);
    first.remember(3, 6, labels(2), null);
    first.remember(6, 11, labels(3), null);

    LabelCache.Trail again = cache.new Trail(request);
    assertThat((Object) again.guess(0, 11)).as("nothing came before").isNull();
    assertThat((Object) again.find(0, 3)).isEqualTo(labels(1));
    assertThat((Object) again.guess(3, 11)).isEqualTo(labels(2));
    assertThat(again.guessedLength()).isEqualTo(3);
    assertThat((Object) again.guess(6, 10)).as("cut short").isNull();
    assertThat((Object) again.guess(6, 11)).isEqualTo(labels(3));
  }

  @Test
  void aWrongGuessIsNone() {
    byte[] request = "onetwo".getBytes(StandardCharsets.UTF_8);
    LabelCache.Trail first = cache.new Trail(request);
    first.remember(0, 3, labels(1), null);
    first.remember(3, 6, labels(2), null);

    LabelCache.Trail other = cache.new Trail("onesixtwo".getBytes(StandardCharsets.UTF_8));
    assertThat((Object) other.find(0, 3)).isEqualTo(labels(1));
    assertThat((Object) other.guess(3, 9)).isNull();
    assertThat((Object) other.guess(6, 9)).as("one still came last").isEqualTo(labels(2));
  }

  @Test
  void guessesAllButTheFirstOfEachThirtyTwo() {
    LabelCache roomy = new LabelCache(1_024);
    StringBuilder text = new StringBuilder();
    int[] starts = new int[101];
    for (int i = 0; i < 100; i++) {
      text.append("series ").append("x".repeat(i)).append(i);
      starts[i + 1] = text.length();
    }
    byte[] request = text.toString().getBytes(StandardCharsets.UTF_8);
    LabelCache.Trail first = roomy.new Trail(request);
    for (int i = 0; i < 100; i++) {
      first.remember(starts[i], starts[i + 1], labels(i), null);
    }

    LabelCache.Trail again = roomy.new Trail(request);
    int found = 0;
    for (int i = 0; i < 100; i++) {
      Object labels = again.guess(starts[i], request.length);
      if (labels == null) {
        found++;
        labels = again.find(starts[i], starts[i + 1]);
      }
      assertThat(labels).isEqualTo(labels(i));
    }
    assertThat(found).isEqualTo(4);
  }

  @Test
  void hashesOfSimilarBytesSpread() {
    Set<Long> hashes = new HashSet<>();
    Set<Long> sets = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      byte[] wire = wire(i);
      long hash = LabelCache.hash(wire, 0, wire.length);
      hashes.add(hash);
      sets.add(hash >>> 24 & 0xffff);
    }
    assertThat(hashes).hasSize(20_000);
    assertThat(sets.size())
        .as("of 65,536 sets, about 17,200 if spread evenly")
        .isGreaterThan(16_500);
  }
}
