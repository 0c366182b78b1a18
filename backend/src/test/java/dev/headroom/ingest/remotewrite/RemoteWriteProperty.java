package dev.headroom.ingest.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.SmallLimits;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever order series come in, and however little the cache holds, labels are never mixed up. */
final class RemoteWriteProperty {
  private static final long NOW = 1_770_000_000_000L;

  @RegisterExtension final Seed seed = new Seed();

  private final Random random = seed.random();
  private final RemoteWriteDecoder decoder =
      new RemoteWriteDecoder(
          SmallLimits.of(1_000, 10_000),
          Elections.of(new CollectorRegistry()),
          new CollectorRegistry());

  private record Sent(String labels, List<Long> timestamps, List<Double> values) {}

  @Test
  void decodingGivesBackWhatWasEncoded() throws Exception {
    for (int round = 0; round < 500; round++) {
      WriteRequests request = new WriteRequests();
      List<Sent> sent = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        sent.add(add(request));
      }
      Decoded decoded = decoder.decode(new Body(request.bytes(), NOW));
      List<Sent> received =
          decoded.batch().series().stream().map(RemoteWriteProperty::received).toList();
      assertThat(received).as("round %d", round).isEqualTo(sent);
      assertThat(decoded.rejections().isEmpty()).isTrue();
    }
  }

  /** One of few series, so that the cache of four both finds and forgets. */
  private Sent add(WriteRequests request) {
    TreeMap<String, String> pairs = new TreeMap<>();
    int which = random.nextInt(10);
    pairs.put(Labels.NAME, "metric_" + which % 3);
    for (int i = 0; i < which % 4; i++) {
      pairs.put("label_" + i, "v".repeat(which * 5 % 17) + which);
    }
    WriteRequests.Series series = new WriteRequests.Series();
    boolean labelsLast = random.nextInt(10) == 0;
    if (!labelsLast) {
      pairs.forEach(series::label);
    }
    Sent sent = new Sent(Labels.of(pairs).toString(), new ArrayList<>(), new ArrayList<>());
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      double value = random.nextGaussian() * 1e9;
      long timestamp = NOW - random.nextInt(1_000_000);
      series.sample(value, timestamp);
      sent.values.add(value);
      sent.timestamps.add(timestamp);
    }
    if (random.nextInt(5) == 0) {
      series.exemplar();
    }
    if (labelsLast) {
      pairs.forEach(series::label);
    }
    request.add(series);
    return sent;
  }

  private static Sent received(SeriesData data) {
    SeriesData.Floats floats = (SeriesData.Floats) data;
    Sent received = new Sent(floats.labels().toString(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < floats.points(); i++) {
      received.timestamps.add(floats.timestampsMillis()[i]);
      received.values.add(floats.values()[i]);
    }
    return received;
  }

  @Test
  void anyBytesAreEitherReadOrRefused() {
    WriteRequests request = new WriteRequests();
    for (int i = 0; i < 5; i++) {
      add(request);
    }
    byte[] valid = request.metadata(1, "m", "help", "s").bytes();
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = valid.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        Decoded decoded = decoder.decode(new Body(bytes, NOW));
        assertThat(decoded.points()).isLessThanOrEqualTo(bytes.length / 2);
      } catch (BodyException e) {
        assertThat(e.what()).isNotEmpty();
      }
    }
  }
}
