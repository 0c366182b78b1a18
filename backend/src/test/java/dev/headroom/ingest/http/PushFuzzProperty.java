package dev.headroom.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.decode.DecodeLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes: an answer below 500, nothing left behind, good pushes still taken. */
final class PushFuzzProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final int MUTATIONS = 150;

  @ParameterizedTest
  @EnumSource
  void mutatedBodiesAreNeverAFault(SamplePush push) throws Exception {
    Random random = seed.random();
    BodyLimits bodies = new BodyLimits(1 << 20, 4 << 20, 100, 16 << 20, Duration.ofSeconds(5), 0);
    try (PushServer server = new PushServer(bodies, DecodeLimits.defaults())) {
      for (int i = 0; i < MUTATIONS; i++) {
        byte[] body = mutate(push.body(), random);
        byte[] wire = push == SamplePush.REMOTE_WRITE ? PushServer.snappy(body) : body;
        boolean brokenWire = random.nextInt(10) == 0;
        int status =
            server
                .post(push.path, brokenWire ? mutate(push.wire(), random) : wire, push.headers())
                .statusCode();
        assertThat(status).as("mutation %d", i).isBetween(200, 499);
      }
      assertThat(server.metric("headroom_ingest_in_flight_bytes")).isZero();
      assertThat(server.post(push.path, push.wire(), push.headers()).statusCode())
          .isEqualTo(push.success);
    }
  }

  private static byte[] mutate(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int n = random.nextInt(4); n >= 0 && bytes.length > 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes = insert(bytes, at, random);
        default -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x80);
      }
    }
    return bytes;
  }

  private static byte[] insert(byte[] bytes, int at, Random random) {
    byte[] more = new byte[random.nextInt(1, 20)];
    random.nextBytes(more);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
    System.arraycopy(more, 0, longer, at, more.length);
    return longer;
  }
}
