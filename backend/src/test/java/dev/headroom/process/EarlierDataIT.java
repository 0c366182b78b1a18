package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data directory that an earlier version wrote, opened by this one: every number that was
 * acknowledged then is there. {@code src/test/resources/earlier/README.md} says how it was made.
 */
class EarlierDataIT {
  private static final long MOMENT = 1_795_982_323_000L; // 2026-11-29T19:58:43Z
  private static final String RANGE = "from=2026-11-29T19:00:00Z&to=2026-11-29T21:00:00Z";
  private static final String INCIDENT = "/api/v1/incidents/inc-1m8me8tz5z47hyba";

  /** However long ago it was written, nothing of it has aged out. */
  private static final String KEEPS_ALL =
      "logs: {retentionDays: 36500}\nalerting: {retention: 36500d}\n";

  @TempDir Path folder;
  private HeadroomProcess server;

  @BeforeEach
  void open() throws Exception {
    unpack();
    server = serve();
  }

  private HeadroomProcess serve() throws Exception {
    Path config = Files.writeString(folder.resolve("headroom.yaml"), KEEPS_ALL);
    return HeadroomProcess.serve(
        folder.resolve("data"),
        "--config",
        config.toString(),
        "--rules",
        folder.resolve("rules").toString(),
        "--runbooks",
        Files.createDirectories(folder.resolve("runbooks")).toString());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void unpack() throws IOException {
    InputStream packed = EarlierDataIT.class.getResourceAsStream("/earlier/data.zip");
    try (ZipInputStream in = new ZipInputStream(Objects.requireNonNull(packed))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
    }
  }

  @Test
  void what_was_acknowledged_is_there_and_stays_after_another_stop() throws Exception {
    assertEverythingIsThere();
    assertThat(server.terminate()).isZero();
    server = serve();
    assertEverythingIsThere();
  }

  private void assertEverythingIsThere() throws Exception {
    assertSamples();
    assertDistributions();
    assertPromise();
    assertLogs();
    assertChanges();
    assertIncident();
    assertNothingIsDamaged();
  }

  private void assertSamples() throws Exception {
    List<String> jobs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      jobs.add(MOMENT + i * 1_000L + "=" + i);
    }
    for (int i = 0; i < 10; i++) {
      jobs.add(MOMENT + 20_000 + i * 1_000L + "=" + (100 + i));
    }
    assertThat(samples("jobs_total")).isEqualTo(jobs);
    assertThat(samples("orders_total")).containsExactly(MOMENT + "=3", MOMENT + 20_000 + "=6");
    assertThat(samples("visits_total"))
        .containsExactly(MOMENT - 30_000 + "=0", MOMENT + "=11", MOMENT + 20_000 + "=17");
    assertThat(samples("queue_depth")).containsExactly(MOMENT + "=7.5", MOMENT + 20_000 + "=8.5");
    JsonNode help = server.json("/api/v1/metadata").at("/data/orders_total/0/help");
    assertThat(help.asText()).isEqualTo("Orders taken.");
  }

  private List<String> samples(String metric) throws Exception {
    JsonNode series = server.json("/api/v1/samples?" + RANGE + "&match=" + metric).get("series");
    assertThat(series).hasSize(1);
    List<String> samples = new ArrayList<>();
    for (JsonNode each : series.get(0).get("samples")) {
      samples.add(each.get(0).asText() + "=" + each.get(1).asText());
    }
    return samples;
  }

  private void assertDistributions() throws Exception {
    assertDistribution("pay_seconds", "hdr", 32, 0.901119);
    assertDistribution("pick_seconds", "hdr", 10, 2.5E-4);
    assertDistribution("fetch_seconds", "exponential", 12, 1.4142135623730951);
    assertDistribution("render_seconds", "buckets", 20, 0.23333333333333334);
  }

  private void assertDistribution(String metric, String kind, int count, double median)
      throws Exception {
    JsonNode answer = server.json("/api/v1/percentiles?" + RANGE + "&metric=" + metric);
    assertThat(answer.at("/kinds/0").asText()).isEqualTo(kind);
    assertThat(answer.at("/points/0/count").asInt()).isEqualTo(count);
    assertThat(answer.at("/points/0/values/0/value").asDouble()).isEqualTo(median);
  }

  private void assertPromise() throws Exception {
    JsonNode promise = server.json("/api/v1/slos/pay-latency");
    assertThat(promise.get("countingSince").asText()).isEqualTo("2026-11-29T19:59:46.897Z");
    JsonNode hour =
        server.json("/api/v1/slos/pay-latency/history?step=1h&" + RANGE).at("/points/0");
    assertThat(hour.get("good").asInt()).isEqualTo(10);
    assertThat(hour.get("bad").asInt()).isEqualTo(22);
  }

  private void assertLogs() throws Exception {
    JsonNode records = server.json("/api/v1/logs?limit=1000&query=payment&" + RANGE).get("records");
    assertThat(records).hasSize(40);
    JsonNode newest = records.get(0);
    assertThat(newest.get("body").asText()).isEqualTo("payment 119 took 19 ms \u2014 caf\u00e9");
    assertThat(newest.get("severity").asText()).isEqualTo("ERROR");
    assertThat(newest.get("traceId").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(newest.at("/attributes/host").asText()).isEqualTo("web-1");
    String query = URLEncoder.encode("attempt:7 AND host:web-1", StandardCharsets.UTF_8);
    assertThat(server.json("/api/v1/logs?query=" + query + "&" + RANGE).get("records")).hasSize(2);
    JsonNode around =
        server.json("/api/v1/logs/context?id=" + newest.get("id").asText() + "&before=3&after=3");
    assertThat(around.at("/before")).hasSize(3);
  }

  private void assertChanges() throws Exception {
    JsonNode changes = server.json("/api/v1/changes?" + RANGE).get("changes");
    assertThat(changes.findValuesAsText("version")).containsExactly("1.1", "1.0");
    assertThat(changes.get(1).get("summary").asText()).isEqualTo("release 0");
  }

  private void assertIncident() throws Exception {
    JsonNode incident = server.json(INCIDENT);
    assertThat(incident.get("acknowledgedBy").asText()).isEqualTo("eve");
    assertThat(incident.get("beganAt").asText()).isEqualTo("2026-11-29T19:58:40Z");
    assertThat(incident.get("timeline").toString()).contains("the bank is slow");
  }

  private void assertNothingIsDamaged() throws Exception {
    assertThat(server.get("/metrics").body())
        .contains("headroom_wal_damaged_records_total 0.0")
        .contains("headroom_logs_quarantined_blocks 0.0");
  }
}
