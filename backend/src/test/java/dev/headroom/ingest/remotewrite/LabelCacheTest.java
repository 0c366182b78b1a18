package dev.headroom.ingest.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LabelCacheTest {
  private static byte[] wire(int i) {
    return ("series number " + i).getBytes(StandardCharsets.UTF_8);
  }

  private static Labels labels(int i) {
    return Labels.of(Labels.NAME, "m" + i);
  }

  @Test
  void neverGivesLabelsOfOtherBytesEvenWhenHashesMeet() {
    LabelCache cache = new LabelCache(64);
    byte[] one = wire(1);
    byte[] two = wire(2);
    cache.put(42, one, 0, one.length, labels(1));
    assertThat((Object) cache.find(42, two, 0, two.length)).isNull();
    cache.put(42, two, 0, two.length, labels(2));

    assertThat((Object) cache.find(42, one, 0, one.length)).isEqualTo(labels(1));
    assertThat((Object) cache.find(42, two, 0, two.length)).isEqualTo(labels(2));
  }

  @Test
  void findsARangeWithinOtherBytes() {
    LabelCache cache = new LabelCache(64);
    byte[] whole = "xxabcyy".getBytes(StandardCharsets.UTF_8);
    byte[] alone = "abc".getBytes(StandardCharsets.UTF_8);
    long hash = LabelCache.hash(whole, 2, 5);
    assertThat(LabelCache.hash(alone, 0, 3)).isEqualTo(hash);
    cache.put(hash, whole, 2, 5, labels(1));

    assertThat((Object) cache.find(hash, alone, 0, 3)).isEqualTo(labels(1));
    assertThat((Object) cache.find(hash, whole, 1, 4)).isNull();
  }

  @Test
  void neverHoldsMoreThanItsRoomAndStaysRight() {
    LabelCache cache = new LabelCache(64);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 10_000; i++) {
        byte[] wire = wire(i);
        long hash = LabelCache.hash(wire, 0, wire.length);
        Labels found = cache.find(hash, wire, 0, wire.length);
        assertThat(found == null || found.equals(labels(i))).isTrue();
        cache.put(hash, wire, 0, wire.length, labels(i));
        assertThat((Object) cache.find(hash, wire, 0, wire.length)).isEqualTo(labels(i));
      }
    }
    assertThat(cache.size()).isLessThanOrEqualTo(cache.capacity()).isEqualTo(64);
  }

  @Test
  void longBytesAreNotRemembered() {
    LabelCache cache = new LabelCache(64);
    byte[] large = new byte[5_000];
    cache.put(1, large, 0, large.length, labels(1));

    assertThat((Object) cache.find(1, large, 0, large.length)).isNull();
    assertThat(cache.size()).isZero();
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
