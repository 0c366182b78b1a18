package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.cumulative;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.hdr;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.headroom.codec.DistributionBytes;
import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.model.SeriesData;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.SeriesQueries;
import dev.headroom.select.Selector;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.RecordingTap;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes of a checkpoint: what they bring back, and what is made of bad ones. */
class HeadCheckpointTest {
  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());

  @Test
  void an_empty_head_comes_back_empty() throws IOException {
    Head back = restored(bytes(head.capture()));
    assertThat(bytes(back.capture())).isEqualTo(bytes(head.capture()));
    assertThat(back.name()).isEqualTo("metrics");
  }

  @Test
  void a_view_is_of_the_moment_it_was_captured() throws IOException {
    fill();
    byte[] then = bytes(head.capture());
    CheckpointPart.PartSnapshot view = head.capture();
    Push.to(head, floats(series("a"), NOW + 5, 9), floats(series("new"), NOW, 1));
    Push.to(head, observations(series("d"), Unit.SECONDS, NOW, 7, 8, 9));
    head.apply(NOW + 1_000_000, List.of(), List.of());
    assertThat(bytes(view)).isEqualTo(then);
  }

  @Test
  void what_senders_last_said_is_remembered() throws IOException {
    fill();
    Head back = restored(bytes(head.capture()));
    RecordingTap tap = new RecordingTap();
    back.addTap(tap);
    Push.to(
        back,
        floats(series("a"), NOW + 10, 12),
        cumulative(series("c"), Unit.SECONDS, NOW - 5, NOW + 10, hdr(2, 5, 6, 7)));
    assertThat(tap.told).containsExactly("a{} +7.0 at 10", "c{} #2s at 10");
  }

  @Test
  void restoring_replaces_what_was_there_and_asks_taps_again() throws IOException {
    fill();
    byte[] saved = bytes(head.capture());
    RecordingTap tap = new RecordingTap();
    head.addTap(tap);
    Push.to(head, floats(series("later"), NOW, 1));
    tap.asked.clear();
    head.restore(new DataInputStream(new ByteArrayInputStream(saved)));
    assertThat(bytes(head.capture())).isEqualTo(saved);
    assertThat(tap.asked).containsExactly("a{}", "d{}", "b{}", "c{}");
    assertThat(new SeriesQueries(head).samples(Selector.parse("later"), ALL, 10).series())
        .isEmpty();
  }

  @Test
  void being_short_of_memory_is_remembered() throws IOException {
    HeadConfig small =
        new HeadConfig(Duration.ofHours(1), 1L << 20, 5_000, 10, 10, 2, Duration.ofMinutes(10));
    Head full = new Head(small, new CollectorRegistry());
    for (int i = 0; i < 2_000; i++) {
      Push.to(full, floats(series("m", "i", "" + i), NOW, 1));
    }
    byte[] saved = bytes(full.capture());
    Head back = new Head(small, new CollectorRegistry());
    back.restore(new DataInputStream(new ByteArrayInputStream(saved)));
    assertThat(bytes(back.capture())).isEqualTo(saved);
    long pressureBytes = new DataInputStream(new ByteArrayInputStream(saved, 20, 8)).readLong();
    assertThat(pressureBytes).isGreaterThan(1L << 20);
  }

  @Test
  void version_one_is_read_and_its_counters_go_on() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(1);
    out.writeLong(NOW);
    out.writeLong(Long.MIN_VALUE);
    out.writeLong(1L << 40);
    out.writeInt(0);
    out.writeInt(1);
    putBytes(out, series("a_total", "instance", "x").canonical());
    out.writeLong(NOW);
    out.writeDouble(5);
    out.writeInt(0);
    putBytes(out, FloatChunk.of(NOW, new int[1], new double[] {5}, 1).bytes());
    out.writeInt(1);
    putBytes(out, series("c").canonical());
    putBytes(out, "s".getBytes(StandardCharsets.UTF_8));
    out.writeByte(2);
    out.writeLong(NOW);
    out.writeLong(0);
    out.writeInt(0);
    out.writeBoolean(false);
    out.writeInt(0);
    out.writeBoolean(true);
    out.writeLong(NOW - 5);
    out.writeLong(NOW);
    out.writeInt(0);
    putBytes(out, DistributionBytes.encode(hdr(2, 5)));

    Head back = restored(bytes.toByteArray());
    RecordingTap tap = new RecordingTap();
    back.addTap(tap);
    Push.to(
        back,
        floats(series("a_total", "instance", "x"), NOW + 10, 12),
        cumulative(series("c"), Unit.SECONDS, NOW - 5, NOW + 10, hdr(2, 5, 6, 7)));
    assertThat(tap.told).containsExactly("a_total{instance=\"x\"} +7.0 at 10", "c{} #2s at 10");
    byte[] saved = bytes(back.capture());
    assertThat(bytes(restored(saved).capture())).isEqualTo(saved);
  }

  @Test
  void version_two_is_read_and_its_streams_go_on() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(2);
    out.writeLong(NOW);
    out.writeLong(Long.MIN_VALUE);
    out.writeLong(1L << 40);
    out.writeInt(0);
    out.writeInt(0);
    out.writeInt(1);
    putBytes(out, series("a_total").canonical());
    out.writeLong(NOW);
    out.writeLong(NOW);
    out.writeDouble(5);
    out.writeInt(0);
    putBytes(out, FloatChunk.of(NOW, new int[1], new double[] {5}, 1).bytes());
    baseLineOfVersion2(out, Long.MIN_VALUE, Double.NaN);
    out.writeBoolean(false);
    out.writeInt(1);
    out.writeLong(7);
    out.writeLong(8);
    baseLineOfVersion2(out, NOW, 5);
    out.writeBoolean(false);
    out.writeBoolean(false);
    out.writeInt(1);
    putBytes(out, series("c").canonical());
    putBytes(out, "s".getBytes(StandardCharsets.UTF_8));
    out.writeByte(2);
    out.writeLong(NOW);
    out.writeLong(0);
    out.writeInt(0);
    out.writeBoolean(false);
    out.writeInt(0);
    out.writeInt(1);
    out.writeLong(0);
    out.writeLong(0);
    baseLineOfVersion2(out, NOW, 1);
    out.writeBoolean(false);
    out.writeInt(0);
    putBytes(out, DistributionBytes.encode(hdr(2, 5)));

    Head back = restored(bytes.toByteArray());
    RecordingTap tap = new RecordingTap();
    back.addTap(tap);
    Push.to(
        back,
        new SeriesData.Sums(
            series("a_total"),
            new StreamId(7, 8),
            new long[] {NOW - 5},
            new long[] {NOW + 10},
            new double[] {12}),
        cumulative(series("c"), Unit.SECONDS, NOW - 5, NOW + 10, hdr(2, 5, 6, 7)));
    assertThat(tap.told).containsExactly("a_total{} +7.0 at 10", "c{} #2s at 10");
    byte[] saved = bytes(back.capture());
    assertThat(bytes(restored(saved).capture())).isEqualTo(saved);
  }

  private static void baseLineOfVersion2(DataOutputStream out, long millis, double size)
      throws IOException {
    out.writeLong(millis);
    out.writeDouble(size);
    out.writeLong(millis);
    out.writeInt(0);
    out.writeInt(0);
    out.writeInt(0);
  }

  private static void putBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Test
  void bytes_that_end_early_are_refused() throws IOException {
    fill();
    byte[] whole = bytes(head.capture());
    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatIOException().isThrownBy(() -> restored(cut));
    }
  }

  @Test
  void another_version_is_refused_by_name() throws IOException {
    byte[] bytes = bytes(head.capture());
    bytes[3] = 9;
    assertThatIOException()
        .isThrownBy(() -> restored(bytes))
        .withMessage("metrics checkpoint of version 9, not 1 to 4");
  }

  @Test
  void bounds_that_version_one_spelled_in_two_ways_go_on_as_one() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(1);
    out.writeLong(NOW);
    out.writeLong(Long.MIN_VALUE);
    out.writeLong(1L << 30);
    out.writeInt(0);
    out.writeInt(2);
    seriesOfVersion1(out, "1.0", 7);
    seriesOfVersion1(out, "1", 9);
    out.writeInt(0);
    Head back = restored(bytes.toByteArray());
    assertThat(
            new SeriesQueries(back)
                .samples(Selector.parse("x_bucket{le=\"1e0\"}"), ALL, 10)
                .series())
        .extracting(each -> each.samples().values()[0])
        .containsExactly(7.0, 9.0);
    RecordingTap tap = new RecordingTap();
    back.addTap(tap);
    Push.to(back, Push.increments(series("x_bucket", "le", "1"), NOW + 9, 3));
    Push.to(back, floats(series("x_bucket", "le", "1"), NOW + 10, 10));
    assertThat(tap.told)
        .containsExactly("x_bucket{le=\"1\"} +3.0 at 9", "x_bucket{le=\"1\"} +1.0 at 10");
    assertThat(bytes(restored(bytes(back.capture())).capture())).isEqualTo(bytes(back.capture()));
  }

  /** A series with one sample, the later the larger. */
  private static void seriesOfVersion1(DataOutputStream out, String bound, double value)
      throws IOException {
    byte[] name = "x_bucket".getBytes(StandardCharsets.UTF_8);
    byte[] spelled = bound.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    labels.write(8);
    labels.write("__name__".getBytes(StandardCharsets.UTF_8));
    labels.write(name.length);
    labels.write(name);
    labels.write(2);
    labels.write("le".getBytes(StandardCharsets.UTF_8));
    labels.write(spelled.length);
    labels.write(spelled);
    out.writeInt(labels.size());
    labels.writeTo(out);
    long millis = NOW - 10 + (long) value;
    out.writeLong(millis);
    out.writeDouble(value);
    out.writeInt(0);
    byte[] open = FloatChunk.of(millis, new int[] {0}, new double[] {value}, 1).bytes();
    out.writeInt(open.length);
    out.write(open);
  }

  @Test
  void damaged_bytes_never_throw_anything_but_an_io_exception() throws IOException {
    fill();
    byte[] whole = bytes(head.capture());
    int refused = 0;
    for (int at = 4; at < whole.length; at += 3) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0x80;
      try {
        restored(damaged);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 30);
  }

  private void fill() {
    for (int i = 0; i < 150; i++) {
      Push.to(head, floats(series("a"), NOW - 150 + i, i % 6.0));
    }
    Push.to(head, floats(series("a"), NOW, 5));
    Push.to(head, observations(series("d"), Unit.MILLISECONDS, NOW - 60_000, 1, 2, 2));
    Push.to(head, observations(series("d"), Unit.MILLISECONDS, NOW, 3, 1e12));
    BucketDistribution buckets =
        new BucketDistribution(new double[] {1, 2}, new long[] {1, 0, 4}, Double.NaN);
    Push.to(
        head,
        Push.delta(series("b"), Unit.of("{items}"), NOW - 1, buckets),
        Push.delta(series("b"), Unit.of("{items}"), NOW, buckets),
        cumulative(series("c"), Unit.SECONDS, NOW - 5, NOW, hdr(2, 5)));
    head.apply(NOW, List.of(), List.of(Push.metadata("a", "s", "original.a")));
  }

  private static Head restored(byte[] bytes) throws IOException {
    Head back = new Head(HeadConfig.defaults(), new CollectorRegistry());
    back.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
    return back;
  }

  private static byte[] bytes(CheckpointPart.PartSnapshot view) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    view.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
