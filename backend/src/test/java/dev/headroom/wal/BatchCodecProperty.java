package dev.headroom.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.codec.BatchCodec;
import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteWriter;
import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.Batches;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchCodecProperty {
  @Test
  void whatIsEncodedDecodesToTheSame() throws IOException {
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      Batch batch = Batches.random(random);
      BatchKey key = random.nextBoolean() ? Batches.key(seed) : Batches.unremembered(seed);

      RecordPayload payload = RecordPayload.of(batch, key);

      assertThat(payload.key()).as("seed %s", seed).isEqualTo(key);
      assertThat(Batches.spelledOut(payload.batch()))
          .as("seed %s", seed)
          .isEqualTo(Batches.spelledOut(batch));
    }
  }

  /** Whatever the bytes: a batch or an IOException, and no allocation out of proportion. */
  @Test
  void damagedBytesNeverDoHarm() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      ByteWriter out = new ByteWriter(64);
      BatchCodec.encode(Batches.random(random), out);
      byte[] bytes = out.array();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(out.size())] = (byte) random.nextInt();
      }
      int end = random.nextBoolean() ? out.size() : random.nextInt(out.size());
      try {
        Batch batch = BatchCodec.decode(new ByteReader(bytes, 0, end));
        assertThat(batch).as("seed %s", seed).isNotNull();
      } catch (IOException damaged) {
        assertThat(damaged).as("seed %s", seed).hasMessageMatching("(?s).+");
      } catch (RuntimeException | Error harm) {
        throw new AssertionError("seed " + seed, harm);
      }
    }
  }

  @Test
  void damagedPayloadsNeverDoHarm() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      RecordPayload payload = RecordPayload.of(Batches.random(random), Batches.key(seed));
      byte[] bytes = payload.bytes();
      int at = RecordPayload.KEY_BYTES + random.nextInt(bytes.length - RecordPayload.KEY_BYTES);
      bytes[at] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(payload.batch()).as("seed %s", seed).isNotNull();
      } catch (IOException damaged) {
        assertThat(damaged).as("seed %s", seed).hasMessageMatching("(?s).+");
      } catch (RuntimeException | Error harm) {
        throw new AssertionError("seed " + seed, harm);
      }
    }
  }
}
