package dev.headroom.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.model.LogRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the reading of other people's log lines to the tables of docs/log-formats.md. */
final class LogFormatsTest {
  private static final Path PAGE = Path.of("docs/log-formats.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final long NOW = 1_770_000_000_000L;

  /** One row of a table, cell by cell. */
  record Row(List<String> cells) {
    String cell(int number) {
      return number < cells.size() ? cells.get(number).strip() : "";
    }

    @Override
    public String toString() {
      return cell(0);
    }
  }

  private static List<Row> table(String heading) throws IOException {
    return Files.readString(PAGE)
        .lines()
        .dropWhile(line -> !line.startsWith("| " + heading + " |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> new Row(Arrays.asList(line.substring(1).split("\\|"))))
        .toList();
  }

  static Stream<Row> examples() throws IOException {
    return table("logger").stream();
  }

  static Stream<Row> keys() throws IOException {
    return table("what").stream();
  }

  static Stream<Row> words() throws IOException {
    return table("written").stream().filter(row -> row.cell(1).matches("\\d+"));
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(each -> each.group(1)).toList();
  }

  private static Decoded decode(String line) throws Exception {
    byte[] body = line.getBytes(StandardCharsets.UTF_8);
    return new NativePush(DecodeLimits.defaults()).logLines().decode(new Body(body, NOW));
  }

  private static LogRecord read(String line) throws Exception {
    Decoded decoded = decode(line);
    assertThat(decoded.rejections()).hasToString("");
    return decoded.batch().logs().getFirst();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleIsReadAsItSays(Row row) throws Exception {
    LogRecord record = read(codes(row.cell(1)).getFirst());

    Instant time = row.cell(2).isEmpty() ? Instant.ofEpochMilli(NOW) : Instant.parse(row.cell(2));
    assertThat(Instant.ofEpochSecond(0, record.timeUnixNanos())).isEqualTo(time);
    assertThat(record.severity()).isEqualTo(Integer.parseInt(row.cell(3)));
    assertThat(record.service()).isEqualTo(row.cell(4));
    assertThat(record.body().strip()).isEqualTo(row.cell(5));
    assertThat(record.traceId()).isEqualTo(row.cell(6));
    assertThat(record.attributes()).isEqualTo(attributes(row.cell(7)));
  }

  private static Map<String, String> attributes(String cell) {
    return Pattern.compile("([^ =]+)=(.*?)(?= [^ =]+=|$)")
        .matcher(cell)
        .results()
        .collect(Collectors.toMap(each -> each.group(1), (MatchResult each) -> each.group(2)));
  }

  @Test
  void thePageHasAsManyExamplesAsItIsMeantTo() {
    assertThat(Stream.of("what", "written", "logger"))
        .allSatisfy(heading -> assertThat(table(heading)).hasSizeGreaterThan(5));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void theTableNamesEveryKeyInTheOrderInWhichItIsTaken(Row row) {
    KnownKey.Role role = KnownKey.Role.valueOf(row.cell(0).toUpperCase(Locale.ROOT));

    assertThat(KnownKey.names(role)).isEqualTo(codes(row.cell(1)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void eachWordIsTheSeverityThatThePageSays(Row row) throws Exception {
    for (String word : codes(row.cell(0))) {
      assertThat(read("{\"level\":\"%s\"}".formatted(word)).severity())
          .as(word)
          .isEqualTo(Integer.parseInt(row.cell(1)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"level":10}               | 1
          {"level":35}               | 11
          {"level":60}               | 21
          {"level":"50"}             | 17
          {"level":7}                | 0
          {"level":1e999999999}      | 0
          {"level":250}              | 10
          {"levelno":30}             | 13
          {"severity":"17"}          | 17
          {"severityNumber":13}      | 13
          {"severityNumber":99}      | 0
          {"level":"ERROR+9999"}     | 24
          {"level":"DEBUG-4"}        | 1
          {"level":" warn "}         | 13
          {"severity":"odd","level":"error"} | 17
          """)
  void levelsAreWordsOrNumbers(String line, int severity) throws Exception {
    assertThat(read(line).severity()).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ts":1770000000}                          | 2026-02-02T02:40:00Z
          {"ts":1770000000123}                       | 2026-02-02T02:40:00.123Z
          {"ts":1770000000123456}                    | 2026-02-02T02:40:00.123456Z
          {"ts":1770000000123456789}                 | 2026-02-02T02:40:00.123456789Z
          {"ts":"1770000000123"}                     | 2026-02-02T02:40:00.123Z
          {"ts":1.770000000123456789e9}              | 2026-02-02T02:40:00.123456789Z
          {"timestamp":"2026-02-02 02:40:00"}        | 2026-02-02T02:40:00Z
          {"timestamp":"2026-02-02T02:40Z"}          | 2026-02-02T02:40:00Z
          {"timestamp":"2026-02-02 02:40:00.5 UTC"}  | 2026-02-02T02:40:00.500Z
          {"timestamp":"2026-02-02 03:40:00 +0100"}  | 2026-02-02T02:40:00Z
          {"ts":"nonsense","asctime":"2026-02-02 02:40:01,5"} | 2026-02-02T02:40:01.500Z
          """)
  void timesAreReadAsLoggersWriteThem(String line, Instant time) throws Exception {
    assertThat(Instant.ofEpochSecond(0, read(line).timeUnixNanos())).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ts":"nonsense"}                | ts            | nonsense
          {"@timestamp":1e99999999999}     | @timestamp    | 1e99999999999
          {"trace_id":"req-17"}            | trace_id      | req-17
          {"level":"odd"}                  | severity_text | odd
          {"message":"a","msg":"b"}        | msg           | b
          {"a":{"b":{"c":{"d":{"e":{"f":1}}}}}} | a.b.c.d.e | {"f":1}
          {"a":[1,{"b":2}]}                | a             | [1,{"b":2}]
          {"a":true}                       | a             | true
          {"level":true}                   | level         | true
          {"attributes":{"x":"in"},"x":"beside"} | record.x | beside
          """)
  void whatCannotBeTakenStaysAnAttribute(String line, String name, String value) throws Exception {
    assertThat(read(line).attributes()).containsEntry(name, value);
  }

  @Test
  void anObjectOfVeryManyValuesStaysWhole() throws Exception {
    String many =
        Stream.iterate(0, i -> i < 65, i -> i + 1)
            .map(i -> "\"k" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(read("{\"labels\":" + many + ",\"msg\":\"boom\"}"))
        .satisfies(record -> assertThat(record.body()).isEqualTo("boom"))
        .satisfies(record ->
            assertThat(record.attributes()).containsOnlyKeys("labels").containsValue(many));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"trace_id":"00000000000000000000000000000000"} | ''
          {"trace_id":"5B8EFFF7-9803-8103-D269-B633813FC60C"} | 5b8efff798038103d269b633813fc60c
          {"traceId":"d269b633813fc60c"}                  | 0000000000000000d269b633813fc60c
          {"dd.trace_id":"18446744073709551615"}          | 0000000000000000ffffffffffffffff
          {"dd.trace_id":"99999999999999999999"}          | ''
          """)
  void traceIdsAreReadAsTracersWriteThem(String line, String id) throws Exception {
    assertThat(read(line).traceId()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"msg":"a","msg":"b"}                    | duplicate_field
          {"x":1,"x":1}                            | duplicate_field
          {"attributes":{"x":1,"x":2}}             | duplicate_field
          {"http":{"status":1},"http.status":2}    | duplicate_field
          {"time":1e99999999999}                   | invalid_time
          {"time":1e-400000000}                    | invalid_time
          """)
  void aLineThatSaysTwoThingsOrNoTimeIsRefusedAlone(String line, String reason) throws Exception {
    Decoded decoded = decode("{\"msg\":\"good\"}\n" + line + "\n{\"msg\":\"good\"}");

    assertThat(decoded.batch().logs()).hasSize(2);
    assertThat(decoded.rejections().byReason())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.reason()).isEqualTo(reason));
  }
}
