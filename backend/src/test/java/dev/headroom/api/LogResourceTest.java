package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.model.Answer;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.logs.LogHistogram;
import dev.headroom.storage.logs.LogStore.LogContext;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.SignatureGroups;
import dev.headroom.storage.logs.SignatureGroups.ExampleLine;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogResourceTest extends ApiStage {
  private static final long AT = ApiWorld.NOW.toEpochMilli() - 60_000;
  private static final TimeRange RANGE = new TimeRange(AT, AT + 60_000);

  private static LogEntry entry(String id) {
    return new LogEntry(
        id,
        new LogRecord(AT * 1_000_000, "checkout", 17, "gone", "t1", "s1", Map.of("shard", "11")),
        false);
  }

  @Test
  void records_are_answered_page_by_page() throws Exception {
    world.logs.answer =
        new Answer.Found<>(
            new LogPage(List.of(entry("a"), entry("b")), Optional.of("next"), false, AT));
    JsonNode page = world.json("/api/v1/logs?query=gone&limit=2&cursor=here&from=now-5m");
    JsonNode record = page.get("records").get(0);
    assertThat(record.get("severity").asText()).isEqualTo("ERROR");
    assertThat(record.get("severityNumber").asInt()).isEqualTo(17);
    assertThat(record.get("attributes").get("shard").asText()).isEqualTo("11");
    assertThat(page.get("cursor").asText()).isEqualTo("next");
    assertThat(page.get("partial").asBoolean()).isFalse();
    assertThat(page.get("freshness").get("ageSeconds").asDouble()).isEqualTo(60);
    LogSearch asked = Objects.requireNonNull(world.logs.searched);
    assertThat(asked.limit()).isEqualTo(2);
    assertThat(asked.cursor()).contains("here");
    assertThat(asked.range().lengthMillis()).isEqualTo(300_000);
  }

  @Test
  void what_may_be_missing_is_said_with_the_reason() throws Exception {
    world.logs.answer = new Answer.Found<>(new LogPage(List.of(), Optional.empty(), true, AT));
    assertThat(world.json("/api/v1/logs").get("partialReason").asText())
        .isEqualTo("the search took longer than it may");
    world.logs.answer =
        new Answer.Found<>(
            new LogPage(List.of(), Optional.empty(), false, AT), Optional.of("a disk failed"));
    JsonNode incomplete = world.json("/api/v1/logs");
    assertThat(incomplete.get("partial").asBoolean()).isTrue();
    assertThat(incomplete.get("partialReason").asText()).isEqualTo("a disk failed");
  }

  @Test
  void counts_over_time_are_added_up() throws Exception {
    world.logs.counted =
        new Answer.Found<>(
            new LogHistogram(
                RANGE, 30_000, List.of(bucket(AT, 2), bucket(AT + 30_000, 3)), false, AT));
    JsonNode histogram = world.json("/api/v1/logs/histogram?buckets=2");
    assertThat(histogram.get("total").asLong()).isEqualTo(5);
    assertThat(histogram.get("bucketSeconds").asDouble()).isEqualTo(30);
    assertThat(histogram.get("buckets").get(1).get("counts").get("ERROR").asLong()).isEqualTo(3);
  }

  private static LogHistogram.Bucket bucket(long from, long errors) {
    Map<Severity, Long> counts = new java.util.EnumMap<>(Severity.class);
    for (Severity each : Severity.values()) {
      counts.put(each, each == Severity.ERROR ? errors : 0);
    }
    return new LogHistogram.Bucket(from, counts);
  }

  @Test
  void groups_are_told_with_what_they_leave_out() throws Exception {
    SignatureGroup group =
        new SignatureGroup(
            "shard <*> gone",
            "shard 11 gone",
            3,
            Severity.ERROR,
            Optional.of("checkout"),
            AT,
            AT + 1,
            List.of(3L),
            new ExampleLine("x", "checkout", "shard 11 gone", false));
    world.logs.grouped =
        new Answer.Found<>(
            new SignatureGroups(
                RANGE, 60_000, 1, List.of(group), 2, 9, 20, 12, OptionalLong.of(AT), false, AT));
    JsonNode groups = world.json("/api/v1/logs/signatures");
    assertThat(groups.get("groups").get(0).get("share").asDouble()).isEqualTo(0.25);
    assertThat(groups.get("others").get("lines").asLong()).isEqualTo(9);
    assertThat(groups.get("cut").asBoolean()).isTrue();
  }

  @Test
  void the_surroundings_of_a_record_are_in_order() throws Exception {
    world.logs.around =
        new Answer.Found<>(
            Optional.of(
                new LogContext(List.of(entry("a")), entry("b"), List.of(entry("c")), false)));
    JsonNode around = world.json("/api/v1/logs/context?id=b");
    assertThat(around.get("before").get(0).get("id").asText()).isEqualTo("a");
    assertThat(around.get("record").get("id").asText()).isEqualTo("b");
    assertThat(around.get("after").get(0).get("id").asText()).isEqualTo("c");
    world.logs.around = new Answer.Found<>(Optional.empty());
    assertThat(Loopback.detail(world.get("/api/v1/logs/context?id=z"), 404))
        .isEqualTo("there is no log record z");
  }

  @Test
  void a_store_that_is_busy_asks_for_a_later_time() throws Exception {
    world.logs.answer = new Answer.Busy<>(Duration.ofSeconds(1));
    world.logs.around = new Answer.Busy<>(Duration.ofSeconds(1));
    for (String path : new String[] {"", "/histogram", "/signatures", "/context?id=a"}) {
      var busy = world.get("/api/v1/logs" + path);
      assertThat(Loopback.detail(busy, 429)).isEqualTo("too many log searches at once");
      assertThat(busy.headers().firstValue("Retry-After")).contains("1");
    }
  }

  @Test
  void what_a_store_refuses_is_told_with_the_column() throws Exception {
    world.logs.answer = new Answer.Refused<>("too many words", 7);
    assertThat(world.refusal("/api/v1/logs?query=a")).isEqualTo("query, column 7: too many words");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?query=(a                        | query, column
          /histogram?query=(a              | query, column
          /signatures?query=(a             | query, column
          ?limit=0                         | limit: must be 1 to 1000: 0
          ?limit=1001                      | limit: must be 1 to 1000: 1001
          /histogram?buckets=0             | buckets: must be 1 to 1500: 0
          /histogram?buckets=1501          | buckets: must be 1 to 1500: 1501
          /signatures?limit=201            | limit: must be 1 to 200: 201
          /signatures?buckets=121          | buckets: must be 1 to 120: 121
          /context                         | id: is required
          /context?id=a&before=101         | before: must be 0 to 100: 101
          /context?id=a&after=-1           | after: must be 0 to 100: -1
          """)
  void what_cannot_be_asked_is_told_with_its_bound(String target, String detail) throws Exception {
    assertThat(world.refusal("/api/v1/logs" + target)).startsWith(detail);
  }
}
