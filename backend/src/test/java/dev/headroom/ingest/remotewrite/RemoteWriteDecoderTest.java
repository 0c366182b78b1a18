package dev.headroom.ingest.remotewrite;

import static dev.headroom.ingest.remotewrite.WriteRequests.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.SmallLimits;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import io.prometheus.client.CollectorRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteWriteDecoderTest {
  private static final long NOW = 1_770_000_000_000L;

  private final CollectorRegistry registry = new CollectorRegistry();
  private final RemoteWriteDecoder decoder =
      new RemoteWriteDecoder(DecodeLimits.defaults(), Elections.of(registry), registry);

  private Decoded decode(WriteRequests request) throws BodyException {
    return decoder.decode(new Body(request.bytes(), NOW));
  }

  private static SeriesData.Floats floats(SeriesData data) {
    return (SeriesData.Floats) data;
  }

  private static List<String> names(Decoded decoded) {
    return decoded.batch().series().stream().map(each -> each.labels().metric()).toList();
  }

  @Test
  void samplesComeOutAsTheyWentIn() throws Exception {
    Decoded decoded =
        decode(
            new WriteRequests()
                .add(series("up", "job", "a").sample(1, NOW))
                .add(series("cpu", "core", "0").sample(0.25, NOW - 2).sample(-3e300, NOW - 1)));

    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(decoded.timed()).isTrue();
    assertThat(decoded.points()).isEqualTo(3);
    SeriesData.Floats up = floats(decoded.batch().series().get(0));
    assertThat((Object) up.labels()).hasToString("up{job=\"a\"}");
    assertThat(up.timestampsMillis()).containsExactly(NOW);
    assertThat(up.values()).containsExactly(1);
    SeriesData.Floats cpu = floats(decoded.batch().series().get(1));
    assertThat(cpu.timestampsMillis()).containsExactly(NOW - 2, NOW - 1);
    assertThat(cpu.values()).containsExactly(0.25, -3e300);
  }

  @Test
  void theStaleMarkerKeepsItsBits() throws Exception {
    double stale = Double.longBitsToDouble(0x7ff0000000000002L);
    Decoded decoded = decode(new WriteRequests().add(series("up").sample(stale, NOW)));

    double taken = floats(decoded.batch().series().getFirst()).values()[0];
    assertThat(Double.doubleToRawLongBits(taken)).isEqualTo(0x7ff0000000000002L);
  }

  @Test
  void theOrderOfLabelsAndFieldsDoesNotMatter() throws Exception {
    WriteRequests.Series mixed =
        new WriteRequests.Series()
            .label("z", "1")
            .sample(5, NOW)
            .label("__name__", "up")
            .exemplar()
            .label("a", "2")
            .label("empty", "");
    Decoded decoded = decode(new WriteRequests().add(mixed));

    assertThat(floats(decoded.batch().series().getFirst()).values()).containsExactly(5);
    assertThat((Object) decoded.batch().series().getFirst().labels())
        .hasToString("up{a=\"2\",z=\"1\"}");
  }

  @Test
  void knownSeriesAreRemembered() throws Exception {
    WriteRequests request = new WriteRequests().add(series("up", "job", "a").sample(1, NOW));
    Labels first = decode(request).batch().series().getFirst().labels();
    Labels again = decode(request).batch().series().getFirst().labels();

    assertThat((Object) again).isSameAs(first);
    assertThat(registry.getSampleValue("headroom_ingest_label_cache_hits_total")).isEqualTo(1);
    assertThat(registry.getSampleValue("headroom_ingest_label_cache_misses_total")).isEqualTo(1);
    assertThat(registry.getSampleValue("headroom_ingest_label_cache_series")).isEqualTo(1);
  }

  @Test
  void metadataAloneIsTaken() throws Exception {
    Decoded decoded =
        decode(
            new WriteRequests()
                .metadata(1, "requests_total", "Requests.", "")
                .metadata(5, "latency", "", "seconds"));

    assertThat(decoded.batch().series()).isEmpty();
    assertThat(decoded.batch().metadata())
        .containsExactly(
            new MetricMetadata(
                "requests_total", MetricKind.COUNTER, "", "Requests.", "requests_total"),
            new MetricMetadata("latency", MetricKind.SUMMARY, "seconds", "", "latency"));
  }

  @Test
  void aUnitAndAHelpAreCutAndCounted() throws Exception {
    Decoded decoded =
        decode(
            new WriteRequests()
                .metadata(2, "queue", "h".repeat(4_095) + "é", "{" + "u".repeat(5_000) + "}"));

    MetricMetadata described = decoded.batch().metadata().getFirst();
    assertThat(described.unit()).hasSize(63).startsWith("{uuu");
    assertThat(described.help()).hasSize(4_095).endsWith("h");
    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(decoded.rejections().mended())
        .containsExactly(
            new Rejection(
                "unit",
                1,
                "unit of metric 'queue' of 5002 bytes was cut to 63 (limit unitBytesMax)"),
            new Rejection(
                "help",
                1,
                "help of metric 'queue' of 4097 bytes was cut to 4096 (limit helpBytesMax)"));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0})
  void aTimeBeforeAllTimesIsTooOld(long millis) throws Exception {
    Decoded decoded = decode(new WriteRequests().add(series("up").sample(1, millis)));

    assertThat(decoded.batch().series()).isEmpty();
    assertThat(decoded.rejections().byReason())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(tuple("too_old", 1L));
  }

  @Test
  void nativeHistogramsAreRejectedAndTheSamplesKept() throws Exception {
    Decoded decoded =
        decode(
            new WriteRequests()
                .add(series("both").sample(1, NOW).histogram())
                .add(series("only").histogram().histogram()));

    assertThat(names(decoded)).containsExactly("both");
    assertThat(decoded.rejections().byReason())
        .containsExactly(
            new Rejection("not_supported", 3, "'both{}': native histograms are not supported yet"));
  }

  @Test
  void aBadSeriesLeavesItsNeighboursAlone() throws Exception {
    Decoded decoded =
        decode(
            new WriteRequests()
                .add(series("first").sample(1, NOW))
                .add(series("long", "l", "v".repeat(1 << 20)).sample(1, NOW).sample(2, NOW))
                .add(new WriteRequests.Series().label("no", "name").sample(1, NOW))
                .add(series("twice", "a", "1", "a", "2").sample(1, NOW))
                .add(series("last").sample(1, NOW)));

    assertThat(names(decoded)).containsExactly("first", "last");
    assertThat(decoded.rejections().byReason())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(
            tuple("label_value_length", 2L),
            tuple("metric_name_missing", 1L),
            tuple("duplicate_label", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad_metric", "bad_label", "bad_value"})
  void aLabelThatIsNotUtf8CostsItsSeriesAlone(String bad) throws Exception {
    byte[] request =
        new WriteRequests()
            .add(series("before").sample(1, NOW))
            .add(series("bad_metric", "bad_label", "bad_value").sample(1, NOW).sample(2, NOW + 1))
            .add(series("after", "a", "\uFFFD").sample(1, NOW))
            .bytes();
    request[new String(request, StandardCharsets.ISO_8859_1).indexOf(bad)] = (byte) 0xff;

    Decoded decoded = decoder.decode(new Body(request, NOW));

    assertThat(names(decoded)).containsExactly("before", "after");
    assertThat(decoded.rejections().byReason())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(tuple("not_utf8", 2L));
  }

  @Test
  void metadataThatIsNotUtf8IsReplacedAndCounted() throws Exception {
    byte[] request =
        new WriteRequests()
            .add(series("up").sample(1, NOW))
            .metadata(2, "up", "Grad: X", "")
            .bytes();
    request[new String(request, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xb0;

    Decoded decoded = decoder.decode(new Body(request, NOW));

    assertThat(decoded.points()).isEqualTo(1);
    assertThat(decoded.batch().metadata().getFirst().help()).isEqualTo("Grad: \uFFFD");
    assertThat(decoded.rejections().replacedCharacters()).isEqualTo(1);
  }

  @Test
  void exemplarsAreCounted() throws Exception {
    Decoded decoded =
        decode(new WriteRequests().add(series("up").sample(1, NOW).exemplar().exemplar()));

    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(registry.getSampleValue("headroom_ingest_ignored_exemplars_total")).isEqualTo(2);
  }

  @Test
  void badTimesAreRejectedSampleBySample() throws Exception {
    long year = 365L * 86_400_000;
    Decoded decoded =
        decode(
            new WriteRequests()
                .add(
                    series("up")
                        .sample(1, NOW - 1)
                        .sample(2, NOW + year)
                        .sample(3, NOW)
                        .sample(4, -5)));

    assertThat(floats(decoded.batch().series().getFirst()).values()).containsExactly(1, 3);
    assertThat(floats(decoded.batch().series().getFirst()).timestampsMillis())
        .containsExactly(NOW - 1, NOW);
    assertThat(decoded.rejections().points()).isEqualTo(2);
  }

  @Test
  void aSeriesWithoutSamplesIsNothing() throws Exception {
    assertThat(decode(new WriteRequests().add(series("up").exemplar())).batch().isEmpty()).isTrue();
    assertThat(decode(new WriteRequests()).batch().isEmpty()).isTrue();
  }

  @Test
  void unknownFieldsAreSteppedOver() throws Exception {
    WriteRequests.Series odd = series("up");
    odd.fields().fixed32(9, 1).fixed64(10, 2).varint(11, -1).text(12, "x");
    Decoded decoded = decode(new WriteRequests().add(odd.sample(1, NOW)));

    assertThat(names(decoded)).containsExactly("up");
  }

  private Decoded decode(WriteRequests request, long receivedAtMillis) throws BodyException {
    return decoder.decode(new Body(request.bytes(), receivedAtMillis));
  }

  private static WriteRequests of(String replica, double value, long millis) {
    return new WriteRequests()
        .add(
            series("requests_total", "instance", "a:1", "job", "a", "prometheus_replica", replica)
                .sample(value, millis));
  }

  @Test
  void oneReplicaCountsAndItsLabelIsDropped() throws Exception {
    for (int round = 0; round < 3; round++) {
      Decoded first = decode(of("a", 1, NOW));
      assertThat((Object) first.batch().series().getFirst().labels())
          .hasToString("requests_total{instance=\"a:1\",job=\"a\"}");
      Decoded second = decode(of("b", 1, NOW));
      assertThat(second.batch().isEmpty()).isTrue();
      assertThat(second.rejections().isEmpty()).as("the sender is to go on").isTrue();
    }
    assertThat(samples("taken")).isEqualTo(3);
    assertThat(samples("dropped")).isEqualTo(3);
  }

  @Test
  void theOtherReplicaGoesOnWhereTheFirstEnded() throws Exception {
    decode(of("a", 5, NOW), NOW + 1);
    assertThat(decode(of("b", 6, NOW + 29_000), NOW + 30_000).points()).isZero();
    WriteRequests late =
        new WriteRequests()
            .add(
                series("requests_total", "instance", "a:1", "job", "a", "prometheus_replica", "b")
                    .sample(5, NOW - 1_000)
                    .sample(5, NOW)
                    .sample(9, NOW + 30_000));
    Decoded taken = decode(late, NOW + 30_001);
    assertThat(floats(taken.batch().series().getFirst()).timestampsMillis())
        .containsExactly(NOW + 30_000);
    assertThat(taken.rejections().isEmpty()).isTrue();
    assertThat(decode(of("a", 9, NOW + 31_000), NOW + 31_000).points()).isZero();
  }

  @Test
  void targetsBeyondTheLimitAreRefusedByName() throws Exception {
    WriteRequests many = new WriteRequests();
    for (int i = 0; i < 102; i++) {
      many.add(series("up", "instance", "i" + i, "__replica__", "a").sample(1, NOW));
    }
    Decoded decoded = decode(many);
    assertThat(decoded.points()).isEqualTo(99);
    assertThat(decoded.rejections().byReason())
        .containsExactly(
            new Rejection(
                "replica_limit",
                3,
                "'up{instance=\"i99\"}': more than 100 targets and replicas"
                    + " (ingest.replicaTargetsMax)"));
  }

  @Test
  void aBoundSpelledInTwoWaysIsOneSeries() throws Exception {
    double stale = Double.longBitsToDouble(0x7ff0000000000002L);
    WriteRequests request =
        new WriteRequests()
            .add(series("x_bucket", "le", "1").sample(4, NOW - 1).sample(stale, NOW))
            .add(series("up").sample(1, NOW))
            .add(series("x_bucket", "le", "1.0").sample(5, NOW).sample(6, NOW + 1));
    for (int round = 0; round < 2; round++) {
      Decoded decoded = decode(request);
      assertThat(names(decoded)).containsExactly("x_bucket", "up");
      SeriesData.Floats bucket = floats(decoded.batch().series().getFirst());
      assertThat((Object) bucket.labels()).hasToString("x_bucket{le=\"1\"}");
      assertThat(bucket.timestampsMillis()).containsExactly(NOW - 1, NOW, NOW + 1);
      assertThat(bucket.values()).containsExactly(4, 5, 6);
    }
  }

  private double samples(String decision) {
    return registry.getSampleValue(
        "headroom_ingest_replica_samples_total",
        new String[] {"decision"},
        new String[] {decision});
  }

  @Test
  void limitsOnTheWholeRequestAreNamed() {
    RemoteWriteDecoder strict =
        new RemoteWriteDecoder(
            SmallLimits.of(2, 3), Elections.of(new CollectorRegistry()), new CollectorRegistry());
    byte[] series3 = new WriteRequests().add(series("a")).add(series("b")).add(series("c")).bytes();
    byte[] samples4 =
        new WriteRequests()
            .add(series("a").sample(1, NOW).sample(2, NOW))
            .add(series("b").sample(1, NOW).sample(2, NOW))
            .bytes();

    assertThatThrownBy(() -> strict.decode(new Body(series3, NOW)))
        .isInstanceOf(BodyException.class)
        .hasMessage("more than 2 series in one request (limit seriesPerRequestMax)");
    assertThatThrownBy(() -> strict.decode(new Body(samples4, NOW)))
        .hasMessage("more than 3 samples in one request (limit pointsPerRequestMax)");
  }

  static Stream<byte[]> malformed() {
    byte[] valid = new WriteRequests().add(series("up", "a", "b").sample(1, NOW)).bytes();
    byte[] cut = Arrays.copyOf(valid, valid.length - 1);
    return Stream.of(
        cut,
        new byte[] {0x0a},
        new byte[] {0x0a, 0x7f},
        new byte[] {0x0a, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
        new byte[] {0x0a, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1},
        new byte[] {0x0b, 0x00},
        new byte[] {0x00, 0x00},
        upWith((byte) 0x12, (byte) 2, (byte) 9, (byte) 1),
        upWith((byte) 0x12, (byte) 2, (byte) 0x10, (byte) 0x80),
        upWith((byte) 0x12, (byte) 3, (byte) 0x10, (byte) 1),
        "this is not protobuf at all".getBytes(StandardCharsets.UTF_8));
  }

  /** A series with a name and then these bytes. */
  private static byte[] upWith(byte... rest) {
    WriteRequests.Series up = series("up");
    up.fields().raw(rest);
    return new WriteRequests().add(up).bytes();
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedBytesAreRefusedWithTheirPlace(byte[] bytes) {
    assertThatThrownBy(() -> decoder.decode(new Body(bytes, NOW)))
        .isInstanceOfSatisfying(
            BodyException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BodyException.BodyFault.MALFORMED);
              assertThat(e)
                  .hasMessageMatching("not a prometheus.WriteRequest: .* at byte \\d+ of \\d+");
            });
  }
}
