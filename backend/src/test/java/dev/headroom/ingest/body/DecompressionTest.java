package dev.headroom.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.BodyException.BodyFault;
import dev.headroom.ingest.http.PushServer;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecompressionTest {
  private static final int MIB = 1 << 20;

  private final BodyBudget budget = new BodyBudget(8 * MIB);
  private final BodyBudget.Lease lease = budget.lease();
  private final Decompression decompression =
      new Decompression(new BodyLimits(MIB, 4 * MIB, 50, 8 * MIB, Duration.ofSeconds(1), 0));

  private static byte[] compress(ContentEncoding encoding, byte[] body) {
    return switch (encoding) {
      case IDENTITY -> body;
      case GZIP -> PushServer.gzip(body);
      case SNAPPY -> PushServer.snappy(body);
    };
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    Seed.fixed(7).nextBytes(noise);
    return noise;
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCompressedComesBack(ContentEncoding encoding) throws Exception {
    for (int length : new int[] {1, 100, 64 << 10, (64 << 10) + 1, 200_000}) {
      byte[] body = noise(length);
      assertThat(decompression.undo(encoding, compress(encoding, body), lease)).isEqualTo(body);
    }
  }

  @Test
  void severalGzipMembersAreOneBody() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(PushServer.gzip(new byte[] {1, 2}));
    both.writeBytes(PushServer.gzip(new byte[] {3}));

    assertThat(decompression.undo(ContentEncoding.GZIP, both.toByteArray(), lease))
        .containsExactly(1, 2, 3);
  }

  @Test
  void membersWithoutContentAreCalledWhatTheyAre() {
    byte[] empty = PushServer.gzip(new byte[0]);
    byte[] many = new byte[500_000 * empty.length];
    for (int at = 0; at < many.length; at += empty.length) {
      System.arraycopy(empty, 0, many, at, empty.length);
    }

    assertRefused(
        ContentEncoding.GZIP, many, BodyFault.MALFORMED, "too many members without content");
  }

  private void assertRefused(
      ContentEncoding encoding, byte[] wire, BodyFault kind, String... words) {
    assertThatThrownBy(() -> decompression.undo(encoding, wire, lease))
        .isInstanceOfSatisfying(
            BodyException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.what()).contains(words);
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "SNAPPY"})
  void aBodyJustWithinTheLimitIsTakenAndOneByteMoreIsNot(ContentEncoding encoding)
      throws Exception {
    byte[] most = noise(4 * MIB);
    assertThat(decompression.undo(encoding, compress(encoding, most), lease)).hasSize(4 * MIB);
    lease.close();

    byte[] more = Arrays.copyOf(most, most.length + 1);
    assertRefused(
        encoding, compress(encoding, more), BodyFault.TOO_LARGE, "4194304", "decodedBytesMax");
  }

  @Test
  void aBombIsStoppedLongBeforeItsEnd() {
    byte[] bomb = PushServer.gzip(new byte[32 * MIB]);
    assertRefused(ContentEncoding.GZIP, bomb, BodyFault.TOO_LARGE, "Max");
    assertThat(budget.leasedBytes()).isLessThanOrEqualTo(4L * MIB + 1);

    byte[] small = PushServer.gzip(new byte[3 * MIB]);
    assertRefused(ContentEncoding.GZIP, small, BodyFault.TOO_LARGE, "50 times", "expansionMax");
  }

  @Test
  void smallBodiesMayExpandAsTheyLike() throws Exception {
    assertThat(decompression.undo(ContentEncoding.GZIP, PushServer.gzip(new byte[MIB]), lease))
        .hasSize(MIB);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9, 10, 15, 40})
  void cutOrForeignBytesAreMalformed(int length) {
    byte[] cut = Arrays.copyOf(PushServer.gzip(noise(100)), length);
    assertRefused(ContentEncoding.GZIP, cut, BodyFault.MALFORMED, "gzip");
    if (length > 1) {
      byte[] snappy = Arrays.copyOf(PushServer.snappy(noise(100)), length);
      assertRefused(ContentEncoding.SNAPPY, snappy, BodyFault.MALFORMED, "snappy");
    }
  }

  @Test
  void bytesArePaidForBeforeTheyAreAllocated() {
    BodyBudget tight = new BodyBudget(1_000);
    BodyBudget.Lease share = tight.lease();

    for (ContentEncoding encoding :
        new ContentEncoding[] {ContentEncoding.GZIP, ContentEncoding.SNAPPY}) {
      byte[] wire = compress(encoding, noise(2_000));
      assertThatThrownBy(() -> decompression.undo(encoding, wire, share))
          .isInstanceOfSatisfying(
              BodyException.class, e -> assertThat(e.kind()).isEqualTo(BodyFault.OVER_CAPACITY));
    }
    share.close();
    assertThat(tight.leasedBytes()).isZero();
  }
}
