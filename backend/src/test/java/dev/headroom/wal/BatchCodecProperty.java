package dev.headroom.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.codec.BatchCodec;
import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteWriter;
import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.Batches;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchCodecProperty {
  @RegisterExtension final Seed seed = new Seed();

  @Test
  void whatIsEncodedDecodesToTheSame() throws IOException {
    Random random = seed.random();
    for (int run = 0; run < 150; run++) {
      Batch batch = Batches.random(random);
      BatchKey key = random.nextBoolean() ? Batches.key(run) : Batches.unremembered(run);

      RecordPayload payload = RecordPayload.of(batch, key);

      assertThat(payload.key()).isEqualTo(key);
      assertThat(Batches.spelledOut(payload.batch())).isEqualTo(Batches.spelledOut(batch));
    }
  }

  /** Whatever the bytes: a batch or an IOException, and no allocation out of proportion. */
  @Test
  void damagedBytesNeverDoHarm() {
    Random random = seed.random();
    for (int run = 0; run < 400; run++) {
      ByteWriter out = new ByteWriter(64);
      BatchCodec.encode(Batches.random(random), out);
      byte[] bytes = out.array();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(out.size())] = (byte) random.nextInt();
      }
      int end = random.nextBoolean() ? out.size() : random.nextInt(out.size());
      try {
        Batch batch = BatchCodec.decode(new ByteReader(bytes, 0, end));
        assertThat(batch).isNotNull();
      } catch (IOException damaged) {
        assertThat(damaged).hasMessageMatching("(?s).+");
      } catch (RuntimeException | Error harm) {
        throw new AssertionError("harm in run " + run, harm);
      }
    }
  }

  @Test
  void damagedPayloadsNeverDoHarm() {
    Random random = seed.random();
    for (int run = 0; run < 400; run++) {
      RecordPayload payload = RecordPayload.of(Batches.random(random), Batches.key(run));
      byte[] bytes = payload.bytes();
      int at = RecordPayload.KEY_BYTES + random.nextInt(bytes.length - RecordPayload.KEY_BYTES);
      bytes[at] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(payload.batch()).isNotNull();
      } catch (IOException damaged) {
        assertThat(damaged).hasMessageMatching("(?s).+");
      } catch (RuntimeException | Error harm) {
        throw new AssertionError("harm in run " + run, harm);
      }
    }
  }
}
