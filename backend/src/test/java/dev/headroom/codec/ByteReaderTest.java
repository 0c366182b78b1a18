package dev.headroom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headroom.Seed;
import dev.headroom.codec.ByteReader.DamagedBytes;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bytes themselves: files hold them, so they must stay as they are. */
class ByteReaderTest {
  @RegisterExtension final Seed seed = new Seed();

  @Test
  void every_notation_has_its_bytes() {
    assertThat(hex(out -> out.octet(0xab))).isEqualTo("ab");
    assertThat(hex(out -> out.unsigned(300))).isEqualTo("ac02");
    assertThat(hex(out -> out.unsigned(-1))).isEqualTo("ffffffffffffffffff01");
    assertThat(hex(out -> out.signed(-1))).isEqualTo("01");
    assertThat(hex(out -> out.signed(Long.MIN_VALUE))).isEqualTo("ffffffffffffffffff01");
    assertThat(hex(out -> out.hdrSigned(64))).isEqualTo("8001");
    assertThat(hex(out -> out.hdrSigned(Long.MIN_VALUE))).isEqualTo("ffffffffffffffffff");
    assertThat(hex(out -> out.fixed(0x0102030405060708L))).isEqualTo("0102030405060708");
    assertThat(hex(out -> out.float64(1.5))).isEqualTo("3ff8000000000000");
    assertThat(hex(out -> out.text("é"))).isEqualTo("02c3a9");
    assertThat(hex(out -> out.octets(new byte[] {1, 2, 3}, 1, 2))).isEqualTo("0203");
  }

  @Test
  void bits_follow_each_other_and_end_with_their_byte() {
    String bytes =
        hex(out -> {
          out.bits(0b101, 3);
          out.bits(0b1, 1);
          out.unsigned(1);
          out.bits(-1, 2);
          out.fixed(0);
        });
    assertThat(bytes).isEqualTo("b0" + "01" + "c0" + "0000000000000000");
  }

  @Test
  void a_writer_that_is_cleared_begins_anew() {
    ByteWriter out = new ByteWriter(8);
    out.text("something");
    out.bits(1, 1);
    out.clear();
    out.bits(1, 1);
    assertThat(HexFormat.of().formatHex(out.toArray())).isEqualTo("80");
  }

  @Test
  void numbers_come_back_at_their_edges() {
    long[] edges = {0, 1, -1, 63, 64, 1L << 55, 1L << 56, -(1L << 55) - 1, Long.MAX_VALUE};
    for (long edge : edges) {
      ByteWriter out = new ByteWriter(64);
      for (long each : new long[] {edge, Long.MIN_VALUE}) {
        out.unsigned(each);
        out.signed(each);
        out.hdrSigned(each);
      }
      ByteReader in = new ByteReader(out.toArray());
      for (long each : new long[] {edge, Long.MIN_VALUE}) {
        assertThat(in.unsigned()).isEqualTo(each);
        assertThat(in.signed()).isEqualTo(each);
        assertThat(in.hdrSigned()).isEqualTo(each);
      }
      in.expectEnd();
    }
  }

  @Test
  void a_number_out_of_its_range_is_damage() {
    damaged("ffffffffffffffffff02", ByteReader::unsigned);
    damaged("ffffffffffffffffff", ByteReader::unsigned);
    damaged("8080808020", ByteReader::signedInt);
    damaged("8080808020", ByteReader::hdrSignedInt);
    damaged("01", in -> in.hdrSize(5));
    damaged("0c", in -> in.hdrSize(5));
    damaged("03aabb", in -> in.count(1));
    damaged("02aabb", in -> in.count(2));
    damaged("ffffffffffffffffff01", in -> in.count(1));
    damaged("03aabb", ByteReader::text);
    damaged("00000000000000", ByteReader::fixed);
    damaged("ff", in -> in.bits(9));
    damaged("", ByteReader::octet);
    damaged("00", ByteReader::expectEnd);
    damaged("0000", in -> in.octets(new byte[3], 0, 3));
  }

  /** Whatever the bytes and whatever is asked of them. */
  @Test
  void nothing_but_damage_is_ever_thrown() {
    List<Consumer<ByteReader>> questions =
        List.of(
            ByteReader::octet,
            ByteReader::unsigned,
            ByteReader::signedInt,
            ByteReader::hdrSigned,
            ByteReader::hdrSignedInt,
            ByteReader::fixed,
            ByteReader::text,
            in -> in.bits(13),
            in -> in.count(3),
            in -> in.hdrSize(1_000));
    Random random = seed.random();
    for (int run = 0; run < 2_000; run++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      ByteReader in = new ByteReader(bytes);
      try {
        while (in.hasMore()) {
          questions.get(random.nextInt(questions.size())).accept(in);
        }
      } catch (DamagedBytes damaged) {
        assertThat(damaged).hasMessageMatching(".+");
      }
      assertThat(in.remaining()).isNotNegative();
    }
  }

  private static String hex(Consumer<ByteWriter> writing) {
    ByteWriter out = new ByteWriter(1);
    writing.accept(out);
    return HexFormat.of().formatHex(out.toArray());
  }

  private static void damaged(String hex, Consumer<ByteReader> question) {
    ByteReader in = new ByteReader(HexFormat.of().parseHex(hex));
    assertThatExceptionOfType(DamagedBytes.class).as(hex).isThrownBy(() -> question.accept(in));
  }
}
