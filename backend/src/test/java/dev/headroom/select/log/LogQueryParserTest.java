package dev.headroom.select.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.select.log.LogField.Attribute;
import dev.headroom.select.log.LogField.BodyText;
import dev.headroom.select.log.LogField.Service;
import dev.headroom.select.log.LogField.Span;
import dev.headroom.select.log.LogField.Trace;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.select.log.LogQuery.AllWords;
import dev.headroom.select.log.LogQuery.And;
import dev.headroom.select.log.LogQuery.Between;
import dev.headroom.select.log.LogQuery.Exact;
import dev.headroom.select.log.LogQuery.Levels;
import dev.headroom.select.log.LogQuery.Not;
import dev.headroom.select.log.LogQuery.Or;
import dev.headroom.select.log.LogQuery.ParsedQuery;
import dev.headroom.select.log.LogQuery.Present;
import dev.headroom.select.log.LogQuery.QueryProblem;
import dev.headroom.select.log.LogQuery.Regex;
import dev.headroom.select.log.LogQuery.Wildcard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogQueryParserTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "*", "*:*", "level:*", "body:*", "( * )"})
  void wantsEverything(String query) {
    assertThat(parsed(query)).isEqualTo(new All());
  }

  @Test
  void joinsNeighboursWithAnd() {
    assertThat(parsed("connection refused"))
        .isEqualTo(new And(List.of(words("connection", 1), words("refused", 12))));
    assertThat(parsed("connection AND refused"))
        .isEqualTo(new And(List.of(words("connection", 1), words("refused", 16))));
    assertThat(parsed("+a && +b")).isEqualTo(new And(List.of(words("a", 2), words("b", 8))));
  }

  @Test
  void bindsNotBeforeAndBeforeOr() {
    LogQuery expected =
        new Or(List.of(words("a", 1), new And(List.of(new Not(words("b", 10)), words("c", 16)))));
    assertThat(parsed("a OR NOT b AND c")).isEqualTo(expected);
    assertThat(parsed("a || -b c"))
        .isEqualTo(
            new Or(
                List.of(words("a", 1), new And(List.of(new Not(words("b", 7)), words("c", 9))))));
    assertThat(parsed("(a OR b) c"))
        .isEqualTo(new And(List.of(new Or(List.of(words("a", 2), words("b", 7))), words("c", 10))));
  }

  @Test
  void readsOperatorsOnlyInCapitalsAndAsWholeWords() {
    assertThat(parsed("or ORANGE ANDES NOTHING"))
        .isEqualTo(
            new And(
                List.of(
                    words("or", 1), words("ORANGE", 4), words("ANDES", 11), words("NOTHING", 17))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/x",
        "/api/",
        "http://shop.example/cart",
        "https://10.0.3.4:8443/health",
        "10.0.3.4",
        "10.0.3.4:8080",
        "12:30:45",
        "2026-07-01T12:00:00Z",
        "a-b-c",
        "->",
        "---",
        "--verbose",
        "user@example.com",
        "50%",
        "don't",
        "key=value"
      })
  void takesPathsAddressesAndUrlsAsTheyAre(String text) {
    assertThat(parsed(text)).isEqualTo(words(text, 1));
  }

  @Test
  void namesFields() {
    assertThat(parsed("service:checkout")).isEqualTo(new Exact(new Service(), "checkout"));
    assertThat(parsed("service.name:checkout")).isEqualTo(new Exact(new Service(), "checkout"));
    assertThat(parsed("body:timeout")).isEqualTo(words("timeout", 6));
    assertThat(parsed("host:web-1")).isEqualTo(attribute("host", "web-1"));
    assertThat(parsed("http.route:/cart/{id}")).isEqualTo(attribute("http.route", "/cart/{id}"));
    assertThat(parsed("url:http://a/b?c"))
        .isEqualTo(new Wildcard(new Attribute("url"), "http://a/b?c", 5));
    assertThat(parsed("attributes.level:odd")).isEqualTo(attribute("level", "odd"));
    assertThat(parsed("k8s\\/app:web")).isEqualTo(attribute("k8s/app", "web"));
    assertThat(parsed("path:\"/a b/\"")).isEqualTo(attribute("path", "/a b/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace", "traceId", "trace_id"})
  void looksUpTraces(String field) {
    String id = "ABCDEF0123456789abcdef0123456789";
    assertThat(parsed(field + ":" + id))
        .isEqualTo(new Exact(new Trace(), "abcdef0123456789abcdef0123456789"));
  }

  @Test
  void looksUpSpans() {
    assertThat(parsed("span:00F067AA0BA902B7"))
        .isEqualTo(new Exact(new Span(), "00f067aa0ba902b7"));
  }

  @ParameterizedTest
  @CsvSource({
    "level:error, 17, 20",
    "severity:WARN, 13, 16",
    "level:warning, 13, 16",
    "level:notice, 10, 10",
    "level:critical, 18, 18",
    "level:17, 17, 17",
    "level:>=WARN, 13, 24",
    "level:>WARN, 17, 24",
    "level:<ERROR, 1, 16",
    "level:<=info, 1, 12",
    "level:>18, 19, 24",
    "level:[INFO TO WARN], 9, 16",
    "level:{INFO TO ERROR}, 13, 16",
    "level:[* TO debug], 1, 8"
  })
  void understandsLevels(String query, int from, int to) {
    assertThat(parsed(query)).isEqualTo(new Levels(from, to));
  }

  /** No severity lies there: nothing is found, and nothing is wrong with the question. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "level:<trace",
        "level:>fatal",
        "level:>24",
        "level:>30",
        "level:<1",
        "level:<-5",
        "level:[error TO info]",
        "level:{warn TO warn}",
        "level:[30 TO 40]",
        "level:>=1e9"
      })
  void aRangeOfLevelsMayBeEmpty(String query) {
    assertThat(parsed(query))
        .isInstanceOfSatisfying(
            Levels.class, levels -> assertThat(levels.from()).isGreaterThan(levels.to()));
  }

  private static Between between(String from, boolean fromIncluded, String to, boolean toIncluded) {
    return new Between(
        new Attribute("duration_ms"), number(from), fromIncluded, number(to), toIncluded);
  }

  private static Optional<BigDecimal> number(String bound) {
    return bound.equals("*") ? Optional.empty() : Optional.of(new BigDecimal(bound));
  }

  @Test
  void readsNumericRanges() {
    assertThat(parsed("duration_ms:[500 TO *]")).isEqualTo(between("500", true, "*", true));
    assertThat(parsed("duration_ms:{1 TO 2.5e3}")).isEqualTo(between("1", false, "2.5e3", false));
    assertThat(parsed("duration_ms:[-1 TO 1}")).isEqualTo(between("-1", true, "1", false));
    assertThat(parsed("duration_ms:>500")).isEqualTo(between("500", false, "*", true));
    assertThat(parsed("duration_ms:<=.5")).isEqualTo(between("*", true, ".5", true));
  }

  @Test
  void readsWildcards() {
    assertThat(parsed("conn*")).isEqualTo(new Wildcard(new BodyText(), "conn*", 1));
    assertThat(parsed("path:/health*"))
        .isEqualTo(new Wildcard(new Attribute("path"), "/health*", 6));
    assertThat(parsed("file:a\\*b\\\\c?"))
        .isEqualTo(new Wildcard(new Attribute("file"), "a\\*b\\\\c?", 6));
    assertThat(parsed("file:a\\*b")).isEqualTo(attribute("file", "a*b"));
    assertThat(parsed("host:*")).isEqualTo(new Present(new Attribute("host")));
    assertThat(parsed("service:*")).isEqualTo(new Present(new Service()));
    assertThat(parsed("host:\"*\"")).isEqualTo(attribute("host", "*"));
  }

  @Test
  void readsRegularExpressionsOnlyOfNamedFields() {
    Attribute path = new Attribute("path");
    assertThat(parsed("path:/v[0-9]+/")).isEqualTo(new Regex(path, "v[0-9]+", 6));
    assertThat(parsed("path:/a\\/b/")).isEqualTo(new Regex(path, "a/b", 6));
    assertThat(parsed("path:/api/v1/")).isEqualTo(attribute("path", "/api/v1/"));
    assertThat(parsed("path:/health OR path:/"))
        .isEqualTo(new Or(List.of(attribute("path", "/health"), attribute("path", "/"))));
    assertThat(parsed("path:~\"/a b/\\d+\"")).isEqualTo(new Regex(path, "/a b/\\d+", 6));
    assertThat(parsed("body:/fail(ed|ure)/"))
        .isEqualTo(new Regex(new BodyText(), "fail(ed|ure)", 6));
  }

  @Test
  void appliesAFieldToItsGroup() {
    assertThat(parsed("status:(500 OR 502) service:(a OR host:b)"))
        .isEqualTo(
            new And(
                List.of(
                    new Or(List.of(attribute("status", "500"), attribute("status", "502"))),
                    new Or(List.of(new Exact(new Service(), "a"), attribute("host", "b"))))));
  }

  @Test
  void resolvesEscapesInQuotes() {
    assertThat(parsed("\"say \\\"hi\\\" \\\\o/\"")).isEqualTo(words("say \"hi\" \\o/", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a AND            | 6  | due here",
        "OR a             | 1  | both sides",
        "a OR OR b        | 6  | both sides",
        "a && && b        | 6  | both sides",
        "(a b             | 1  | not closed",
        "a) b             | 2  | closes nothing",
        "()               | 2  | due here",
        "a \"b c          | 3  | not closed",
        "service:         | 9  | after the colon",
        "service: a       | 9  | after the colon",
        "NOT              | 4  | due here",
        "foo~2            | 1  | not supported",
        "foo^2.5          | 1  | not supported",
        "\"a b\"~3        | 1  | not supported",
        "level:loud       | 7  | a level is",
        "level:25         | 7  | a level is",
        "level:warn*      | 7  | wildcards work in",
        "trace:ab*        | 7  | wildcards work in",
        "trace:~\"ab\"    | 7  | regular expressions work in",
        "size:[a TO b]    | 6  | is none",
        "size:[1 TO 5ms]  | 6  | is none",
        "size:[1 UNTIL 2] | 9  | [from TO to]",
        "size:[1 TO 2     | 6  | not closed",
        "size:>           | 7  | due here",
        "service:[1 TO 2] | 9  | ranges work on",
        "[1 TO 2]         | 1  | needs a field",
        "host:a\\         | 8  | after the backslash"
      })
  void saysWhereAndWhatIsWrong(String query, int column, String message) {
    QueryProblem problem = problem(query.strip());
    assertThat(problem.message()).contains(message);
    assertThat(problem.column()).isEqualTo(column);
  }

  @Test
  void boundsLengthDepthAndClauses() {
    assertThat(problem("x".repeat(4_097)).message()).contains("4096");
    assertThat(parsed("(".repeat(20) + "a" + ")".repeat(20))).isEqualTo(words("a", 21));
    assertThat(problem("(".repeat(21) + "a" + ")".repeat(21)).message()).contains("20 levels");
    assertThat(problem("NOT ".repeat(21) + "a").message()).contains("20 levels");
    assertThat(problem("(".repeat(4_000)).message()).contains("20 levels");
    assertThat(parsed("a ".repeat(200))).isInstanceOf(And.class);
    assertThat(problem("a ".repeat(201)).message()).contains("200 conditions");
  }

  private static LogQuery parsed(String query) {
    return switch (LogQueryParser.parse(query)) {
      case ParsedQuery.Valid(LogQuery valid) -> valid;
      case ParsedQuery.InvalidQuery(QueryProblem problem) ->
          throw new AssertionError(query + ": " + problem);
    };
  }

  private static QueryProblem problem(String query) {
    return switch (LogQueryParser.parse(query)) {
      case ParsedQuery.Valid(LogQuery valid) -> throw new AssertionError(query + " is " + valid);
      case ParsedQuery.InvalidQuery(QueryProblem problem) -> problem;
    };
  }

  private static LogQuery words(String text, int column) {
    return new AllWords(text, column);
  }

  private static LogQuery attribute(String key, String value) {
    return new Exact(new Attribute(key), value);
  }
}
