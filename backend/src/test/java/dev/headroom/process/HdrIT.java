package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Seed;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HdrHistogram's own encoder and interval-log writer as the client. */
class HdrIT {
  @TempDir Path folder;

  @Test
  void a_written_interval_log_answers_as_the_library_does() throws Exception {
    long now = System.currentTimeMillis();
    Histogram whole = new Histogram(2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HistogramLogWriter writer = new HistogramLogWriter(bytes);
    writer.outputLogFormatVersion();
    writer.setBaseTime(0);
    writer.outputLegend();
    Random random = Seed.fixed(7);
    for (int interval = 0; interval < 6; interval++) {
      Histogram histogram = new Histogram(2);
      for (int i = 0; i < 1_000; i++) {
        histogram.recordValue((long) (20_000 * Math.exp(random.nextGaussian())));
      }
      histogram.setTag("rpc_duration_seconds{service=\"feed\"}");
      histogram.setStartTimeStamp(now - 60_000 + interval * 10_000L);
      histogram.setEndTimeStamp(now - 60_000 + (interval + 1) * 10_000L);
      writer.outputIntervalHistogram(histogram);
      whole.add(histogram);
    }
    writer.close();
    try (HeadroomProcess server = HeadroomProcess.serve(folder)) {
      String log = bytes.toString(StandardCharsets.UTF_8);
      HttpResponse<String> stored = server.post("/api/v1/hdr", "text/plain", log);
      assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
      server.post("/api/v1/hdr", "text/plain", log);
      JsonNode answer =
          server.json("/api/v1/percentiles?metric=rpc_duration_seconds&q=0.5,0.99,0.999");
      JsonNode point = answer.get("points").get(0);
      assertThat(point.get("count").asLong()).isEqualTo(whole.getTotalCount());
      for (JsonNode value : point.get("values")) {
        long micros = whole.getValueAtPercentile(value.get("q").asDouble() * 100);
        assertThat(value.get("value").asDouble() * 1e6)
            .isCloseTo((double) micros, org.assertj.core.data.Percentage.withPercentage(0.01));
      }
    }
  }
}
