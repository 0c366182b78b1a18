package dev.headroom.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.model.Batches;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog.Append;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KnownBatchKeysTest {
  @RegisterExtension final Seed seed = new Seed();

  private static KnownBatchKeys keys(int capacity) {
    return new KnownBatchKeys(
        capacity, new WalMetrics(WalConfig.defaults(), new CollectorRegistry()));
  }

  @Test
  void aKeyIsKnownByItsIdAndJudgedByItsBody() {
    KnownBatchKeys keys = keys(10);
    keys.add(Batches.key(1, 7), 100);

    assertThat(keys.find(Batches.key(1, 7))).isEqualTo(new Append.Duplicate(100));
    assertThat(keys.find(Batches.key(1, 8)))
        .isEqualTo(new Append.NotAppended(new Refusal.KeyReused()));
    assertThat(keys.find(Batches.key(2, 7))).isNull();
  }

  @Test
  void beyondTheCapacityTheOldestIsForgottenAndCounted() {
    CollectorRegistry registry = new CollectorRegistry();
    KnownBatchKeys keys = new KnownBatchKeys(3, new WalMetrics(WalConfig.defaults(), registry));
    for (long id = 1; id <= 5; id++) {
      keys.add(Batches.key(id), id * 10);
    }

    assertThat(keys.find(Batches.key(2))).isNull();
    assertThat(keys.find(Batches.key(3))).isEqualTo(new Append.Duplicate(30));
    assertThat(registry.getSampleValue("headroom_wal_batch_keys_evicted_total")).isEqualTo(2);
    assertThat(registry.getSampleValue("headroom_wal_batch_keys")).isEqualTo(3);
  }

  /** Against a plain map, with ids that crowd into few buckets. */
  @Test
  void aLongLifeLeavesTheNewestKeys() throws IOException {
    Random random = seed.random();
    int capacity = 50;
    KnownBatchKeys keys = keys(capacity);
    Map<Long, Long> newest = new LinkedHashMap<>();
    for (long position = 1; position < 5_000; position++) {
      long id = random.nextInt(200) * 64L;
      keys.add(Batches.key(id), position);
      newest.putIfAbsent(id, position);
      if (newest.size() > capacity) {
        newest.remove(newest.keySet().iterator().next());
      }
      if (position % 1_000 == 0) {
        keys = restored(capacity, written(keys));
      }
      long probe = random.nextInt(200) * 64L;
      Long expected = newest.get(probe);
      assertThat(keys.find(Batches.key(probe)))
          .isEqualTo(expected == null ? null : new Append.Duplicate(expected));
    }
  }

  @Test
  void aViewDoesNotChangeAfterItWasTaken() throws IOException {
    KnownBatchKeys keys = keys(2);
    keys.add(Batches.key(1), 10);
    CheckpointPart.PartSnapshot view = keys.capture();
    keys.add(Batches.key(2), 20);
    keys.add(Batches.key(3), 30);

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    view.writeTo(new DataOutputStream(bytes));
    KnownBatchKeys restored = restored(2, bytes.toByteArray());

    assertThat(restored.find(Batches.key(1))).isEqualTo(new Append.Duplicate(10));
    assertThat(restored.find(Batches.key(2))).isNull();
  }

  @Test
  void keysAfterTheCheckpointsPositionAreForgotten() {
    KnownBatchKeys keys = keys(10);
    keys.add(Batches.key(1), 10);
    keys.add(Batches.key(2), 20);
    keys.add(Batches.key(3), 30);

    keys.startAfter(20);

    assertThat(keys.find(Batches.key(2))).isEqualTo(new Append.Duplicate(20));
    assertThat(keys.find(Batches.key(3))).isNull();
  }

  @Test
  void onceLiveNoCheckpointReplacesTheKeys() throws IOException {
    byte[] empty = written(keys(10));
    KnownBatchKeys keys = keys(10);
    keys.startAfter(0);
    keys.add(Batches.key(1), 10);

    keys.restore(new DataInputStream(new ByteArrayInputStream(empty)));

    assertThat(keys.find(Batches.key(1))).isEqualTo(new Append.Duplicate(10));
  }

  @Test
  void moreKeysThanFitAreRestoredAsTheNewest() throws IOException {
    KnownBatchKeys large = keys(100);
    for (long id = 1; id <= 100; id++) {
      large.add(Batches.key(id), id);
    }
    KnownBatchKeys small = restored(10, written(large));

    assertThat(small.find(Batches.key(90))).isNull();
    assertThat(small.find(Batches.key(91))).isEqualTo(new Append.Duplicate(91));
  }

  @Test
  void bytesThatMakeNoSenseAreRefused() throws IOException {
    KnownBatchKeys keys = keys(10);
    keys.add(Batches.key(1), 10);
    byte[] bytes = written(keys);

    assertThatThrownBy(() -> restored(10, Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(EOFException.class);
    bytes[bytes.length - 8] = (byte) 0x80;
    assertThatThrownBy(() -> restored(10, bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("log order");
  }

  private static byte[] written(KnownBatchKeys keys) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    keys.capture().writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static KnownBatchKeys restored(int capacity, byte[] bytes) throws IOException {
    KnownBatchKeys keys = keys(capacity);
    keys.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
    return keys;
  }
}
