package dev.headroom.logs;

import static dev.headroom.storage.Sample.NOON;
import static dev.headroom.storage.Sample.attributes;
import static dev.headroom.storage.Sample.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.LogRecord;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What queries find, word by word of the language. */
class LogQuerySearchTest {
  private static final TimeRange DAY = new TimeRange(NOON - 1_000_000, NOON + 1_000_000);
  private static final TimeRange WEEK = new TimeRange(NOON - 4 * Sample.DAY, NOON + 3 * Sample.DAY);
  private static final String HEX = "00112233445566778899aabbccddeeff";

  @TempDir static Path path;
  private static OpenIndex open;

  @BeforeAll
  static void fill() throws IOException {
    open = new OpenIndex(path);
    List<LogRecord> records =
        List.of(
            record(NOON, "checkout", 17, "1 Connection REFUSED by 10.0.3.4:8080"),
            record(NOON, "checkout", 13, "2 GET /api/v1/carts 200 from http://shop.example/cart"),
            record(NOON, "payment", 9, "3 refused the connection, 10.0.4.3"),
            record(NOON, "payment-eu", 5, "4 user_id=42 caf\u00e9 M\u00dcNCHEN"),
            attributes("5 a", "path", "/health/live", "status", "200", "ms", "12.5"),
            attributes("6 b", "path", "/healthz", "status", "503", "ms", "1200"),
            attributes("7 c", "path", "/api/v1/x y", "status", "500", "ms", "-3", "level", "odd"),
            attributes("8 d", "ms", "12 ms", "star", "a*b", "Case", "MiXed"),
            record(NOON, "", 21, "9 e", HEX, Map.of()),
            attributes("10 f", "ms", "1e3", "path", "", "question", "what?"),
            record(NOON, "paint", 9, "16 nai\u0308ve"),
            record(NOON, "paint", 9, "11 \u001b[31mOVERDUE\u001b[0m invoice \u001b[1mbounced"),
            attributes("12 h", "id", "9007199254740993"),
            attributes("13 i", "id", "-9007199254740993", "tiny", "1e-300"),
            attributes("14 j", "id", "9007199254740992.5"),
            attributes("15 k", "id", "9223372036854775808"));
    new FakeLog().push(open.index, NOON, records.toArray(LogRecord[]::new));
  }

  @AfterAll
  static void close() throws IOException {
    open.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        // words, in any case and order; phrases in order
        "refused connection               | 1 3",
        "ReFuSeD                          | 1 3",
        "\"connection refused\"           | 1",
        "refuse                           | none",
        "caf\u00e9 m\u00fcnchen           | 4",
        "user_id                          | 4",
        "\"user_id=42\"                   | 4",
        // characters however they are written
        "na\u00efve                       | 16",
        "nai\u0308v*                      | 16",
        // addresses, paths and URLs as they are
        "10.0.3.4                         | 1",
        "10.0.3.4:8080                    | 1",
        "10.0.4.*                         | 3",
        "/api/v1/carts                    | 2",
        "http://shop.example/cart         | 2",
        "*/carts                          | 2",
        // operators
        "connection NOT refused           | none",
        "connection -10.0.3.4             | 3",
        "refused OR caf\u00e9             | 1 3 4",
        "+refused +level:error            | 1",
        "caf\u00e9 OR refused AND level:error | 1 4",
        "(caf\u00e9 OR refused) level:error   | 1",
        "NOT level:info NOT level:debug   | 1 2 9",
        "NOT (level:info OR level:debug)  | 1 2 9",
        // fields
        "service:payment                  | 3",
        "service:pay*                     | 3 4",
        "service:Payment                  | none",
        "service:/pay.*-eu/               | 4",
        "service:(checkout OR payment) refused | 1 3",
        "NOT service:*                    | 9",
        "level:error                      | 1",
        "level:>=WARN                     | 1 2 9",
        "level:<info                      | 4",
        "level:[13 TO 17]                 | 1 2",
        "trace:00112233445566778899AABBCCDDEEFF | 9",
        "trace:00112233445566778899aabbccddeefe | none",
        "path:/healthz                    | 6",
        "path:/health*                    | 5 6",
        "path:/health?                    | 6",
        "path:*live                       | 5",
        "path:\"/api/v1/x y\"             | 7",
        "path:/.health.*/                 | 5 6",
        "path:~\".*x y\"                  | 7",
        "path:/HEALTH.*/                  | none",
        "path:*                           | 5 6 7 10",
        "path:\"\"                        | 10",
        "status:5*                        | 6 7",
        "status:(500 OR 503)              | 6 7",
        "attributes.level:odd             | 7",
        "star:a\\*b                       | 8",
        "star:\"a*b\"                     | 8",
        "question:what\\?                 | 10",
        "Case:MiXed                       | 8",
        "case:mixed                       | none",
        "nothing:*                        | none",
        // numbers
        "ms:[12 TO 13]                    | 5",
        "ms:>=12.5                        | 5 6 10",
        "ms:>12.5                         | 6 10",
        "ms:<0                            | 7",
        "ms:[1000 TO 1000]                | 10",
        "ms:{-3 TO 12.5}                  | none",
        "ms:[* TO *]                      | 5 6 7 10",
        "status:>=500                     | 6 7",
        "id:>9007199254740992             | 12 14 15",
        "id:>=9007199254740993            | 12 15",
        "id:[9007199254740993 TO 9007199254740993] | 12",
        "id:<-9007199254740992            | 13",
        "id:<9007199254740993 id:>0       | 14",
        "id:>9223372036854775807          | 15",
        "id:{9223372036854775807 TO 9223372036854775808} | none",
        "tiny:>0                          | 13",
        "tiny:<=1e-300                    | 13",
        "level:<trace                     | none",
        "level:>fatal                     | none",
        "level:{info TO info}             | none",
        // what a terminal does not print is not part of any word
        "overdue                          | 11",
        "\"overdue invoice bounced\"      | 11",
        "31mOVERDUE                       | none",
        "over*                            | 11",
        // wildcards and expressions on words
        "conn*                            | 1 3",
        "CONN*ION                         | 1 3",
        "refu?ed                          | 1 3",
        "*fused                           | 1 3",
        "*fus*                            | 1 3",
        "?onnection                       | 1 3",
        "body:/con{2}.*/                  | 1 3",
        "body:/CON+ection/                | 1 3",
        "body:/onnection/                 | none"
      })
  void finds(String query, String numbers) throws IOException {
    List<String> expected = numbers == null ? List.of() : List.of(numbers.split(" "));
    assertThat(
            open.bodies(query, DAY).stream()
                .map(body -> body.substring(0, body.indexOf(' ')))
                .toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a ---                          | 3 | no letters or digits",
        "c*                             | 1 | two characters",
        "a foo-bar*                     | 3 | foo AND bar*",
        "api.*.x                        | 1 | within one word",
        "*.*                            | 1 | no letters or digits",
        "path:/a{1,2000000}/            | 6 | written out",
        "path:/(((a{1,30}){1,30}){1,30})/ | 6 | written out",
        "path:/(a/                      | 6 | not a regular expression",
        "path:/.*a.{20}/                | 6 | too complex",
        "path:*a????????????????????    | 6 | too many wildcards"
      })
  void refuses(String query, int column, String message) throws IOException {
    assertThat(open.refusal(query, DAY).message()).contains(message);
    assertThat(open.refusal(query, DAY).column()).isEqualTo(column);
  }

  @Test
  void allowsLeadingWildcardsOnlyInShortRanges() throws IOException {
    for (String query : List.of("*fused", "?onnection", "path:*live", "service:*pay")) {
      assertThat(open.refusal(query, WEEK).message()).contains("at most 24 hours");
    }
    assertThat(open.bodies("conn*", WEEK)).hasSize(2);
    assertThat(open.bodies("*/carts", WEEK)).hasSize(1);
  }

  @Test
  void boundsTheWordsOfAQuery() throws IOException {
    String words = Stream.generate(() -> "a.b.c.d.e").limit(160).reduce("", (a, b) -> a + " " + b);
    assertThat(open.bodies(words, DAY)).isEmpty();
    assertThat(open.refusal(words + " a.b", DAY).message()).contains("800 words");
  }

  @Test
  void findsLongWordsAndLongValues(@TempDir Path other) throws IOException {
    String word = "x".repeat(300) + "y";
    String value = "v".repeat(1_000);
    try (OpenIndex index =
        new OpenIndex(
            other, OpenIndex.config(14, 4L << 30, 2L << 30, 1, 0, 5L << 20, Duration.ofDays(1)))) {
      new FakeLog().push(index.index, NOON, attributes("see " + word, "long", value));
      assertThat(index.bodies(word, DAY)).hasSize(1);
      assertThat(index.bodies("x".repeat(299) + "y", DAY)).isEmpty();
      assertThat(index.bodies("long:" + value, DAY)).hasSize(1);
      assertThat(index.bodies("long:" + "v".repeat(255), DAY)).isEmpty();
    }
  }
}
