package dev.headroom.ingest.otlp;

import static dev.headroom.ingest.otlp.OtlpMessages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.headroom.Seed;
import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.model.LogRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever one value of a record or metric is replaced with, those beside it stay as they were. */
final class NeighboursProperty {
  private static final int ROUNDS = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> ODD =
      List.of(
          "\"abc\"",
          "\"\"",
          "\"1e-400000000\"",
          "\"1e400000000\"",
          "1e-400000000",
          "\"9223372036854775808\"",
          "18446744073709551616",
          "-1",
          "-9223372036854775809",
          "1.5",
          "1e999",
          "\"NaN\"",
          "\"-Infinity\"",
          "\"\\ud800\"",
          "true",
          "null",
          "{}",
          "[]",
          "[[1],{\"a\":{}}]",
          "{\"a\":[{\"b\":1}]}");

  private static final String LOG =
      """
      {"timeUnixNano":"1770000000000000001","observedTimeUnixNano":"1770000000000000002",
       "severityNumber":9,"severityText":"info","eventName":"e","flags":1,
       "traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174",
       "body":{"kvlistValue":{"values":[{"key":"a","value":{"arrayValue":{"values":[
         {"intValue":"7"},{"doubleValue":0.5},{"boolValue":true},{"bytesValue":"aGk="}]}}}]}},
       "attributes":[{"key":"name","value":{"stringValue":"%s"}}],"droppedAttributesCount":0}
      """;

  private static final List<String> METRICS =
      List.of(
          """
          {"name":"sum.%s","unit":"s","description":"d","metadata":[],"sum":{"isMonotonic":true,
            "aggregationTemporality":2,"dataPoints":[{"timeUnixNano":"1770000000000000000",
            "startTimeUnixNano":"1769999999000000000","asInt":"5","flags":0,
            "exemplars":[{"asInt":"1","traceId":"5b8efff798038103d269b633813fc60c"}],
            "attributes":[{"key":"code","value":{"intValue":"500"}}]}]}}
          """,
          """
          {"name":"histogram.%s","unit":"ms","histogram":{"aggregationTemporality":1,
            "dataPoints":[{"timeUnixNano":"1770000000000000000","count":"2","sum":2.5,
            "bucketCounts":["1",1],"explicitBounds":[1],"min":0,"max":2,"attributes":[]}]}}
          """,
          """
          {"name":"exponential.%s","exponentialHistogram":{"aggregationTemporality":2,
            "dataPoints":[{"timeUnixNano":"1770000000000000000","count":3,"scale":-2,
            "zeroCount":1,"zeroThreshold":0,"sum":10,"positive":{"offset":1,"bucketCounts":[0,2]},
            "negative":{"offset":0,"bucketCounts":[]}}]}}
          """);

  @RegisterExtension final Seed seed = new Seed();

  private final Random random = seed.random();
  private final Otlp otlp = new Otlp(DecodeLimits.defaults(), OtlpConfig.defaults());

  private static Decoded decode(Decoder decoder, String envelope, List<JsonNode> items)
      throws Exception {
    String json = envelope.formatted(JSON.writeValueAsString(items));
    return decoder.decode(new Body(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), NOW));
  }

  /** Replaces one value somewhere in a tree with an odd one. */
  private void spoil(JsonNode tree) throws IOException {
    List<Runnable> places = new ArrayList<>();
    JsonNode odd = odd();
    collect(tree, odd, places);
    places.get(random.nextInt(places.size())).run();
  }

  private JsonNode odd() throws IOException {
    String odd = ODD.get(random.nextInt(ODD.size()));
    // Jackson would round or refuse to print such a number; the text of it is kept.
    return odd.startsWith("1e") ? new TextNode(odd) : JSON.readTree(odd);
  }

  private static void collect(JsonNode tree, JsonNode odd, List<Runnable> places) {
    if (tree instanceof ObjectNode object) {
      object
          .properties()
          .forEach(member -> {
            places.add(() -> object.set(member.getKey(), odd));
            collect(member.getValue(), odd, places);
          });
    } else if (tree instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        places.add(() -> array.set(at, odd));
        collect(array.get(i), odd, places);
      }
    }
  }

  @Test
  void a_spoiled_record_leaves_the_records_beside_it_alone() throws Exception {
    String envelope =
        "{\"resourceLogs\":[{\"scopeLogs\":[{\"scope\":{\"name\":\"l\"},\"logRecords\":%s}]}]}";
    JsonNode first = JSON.readTree(LOG.formatted("first"));
    JsonNode last = JSON.readTree(LOG.formatted("last"));
    List<LogRecord> good = decode(otlp.logsJson(), envelope, List.of(first, last)).batch().logs();
    for (int round = 0; round < ROUNDS; round++) {
      JsonNode spoiled = JSON.readTree(LOG.formatted("spoiled"));
      spoil(spoiled);
      Decoded decoded = decode(otlp.logsJson(), envelope, List.of(first, spoiled, last));

      assertThat(decoded.batch().logs()).as("%s", spoiled).contains(good.get(0), good.get(1));
      assertThat(decoded.batch().logs().size() + decoded.rejections().points())
          .as("%s", spoiled)
          .isEqualTo(3);
    }
  }

  @Test
  void a_spoiled_metric_leaves_the_metrics_beside_it_alone() throws Exception {
    String envelope = "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":%s}]}]}";
    for (int round = 0; round < ROUNDS; round++) {
      String metric = METRICS.get(random.nextInt(METRICS.size()));
      JsonNode first = JSON.readTree(metric.formatted("first"));
      JsonNode spoiled = JSON.readTree(metric.formatted("spoiled"));
      JsonNode last = JSON.readTree(metric.formatted("last"));
      spoil(spoiled);
      Decoded decoded = decode(otlp.metricsJson(), envelope, List.of(first, spoiled, last));

      assertThat(decoded.batch().series())
          .as("%s", spoiled)
          .extracting(series -> series.labels().metric())
          .anyMatch(name -> name.contains("first"))
          .anyMatch(name -> name.contains("last"));
    }
  }
}
