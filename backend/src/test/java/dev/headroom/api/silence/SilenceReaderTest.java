package dev.headroom.api.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-01T03:07:00Z");
  private static final Duration LONGEST = Duration.ofDays(7);

  private static JsonNode body(String more) throws IOException {
    String separator = more.isEmpty() ? "" : ", ";
    return JSON.readTree(
        "{\"matchers\": [{\"label\": \"a\", \"value\": \"b\"}]" + separator + more + "}");
  }

  private static SilenceRequest read(String more) throws IOException {
    return SilenceReader.request(body(more), NOW, LONGEST);
  }

  @Test
  void everythingThatIsSaidIsRead() throws IOException {
    SilenceRequest request =
        read(
            """
            "id": "uuid", "author": "dana", "reason": "deploy", "endsOnResolve": true,
            "startsAt": "2026-03-01T05:00:00+01:00", "endsAt": "2026-03-01T06:00:00Z"
            """);
    assertThat(request.replaces()).contains("uuid");
    assertThat(request.author()).isEqualTo("dana");
    assertThat(request.reason()).isEqualTo("deploy");
    assertThat(request.startsAt()).contains(Instant.parse("2026-03-01T04:00:00Z"));
    assertThat(request.endsAt()).isEqualTo(Instant.parse("2026-03-01T06:00:00Z"));
    assertThat(request.endsOnResolve()).isTrue();
    assertThat(request.matchers()).containsExactly(new Matcher("a", Operator.EQUAL, "b"));
  }

  @Test
  void whatIsNotSaidIsEmpty() throws IOException {
    SilenceRequest request = read("\"duration\": \"1h\", \"id\": \"\", \"author\": null");
    assertThat(request.replaces()).isEmpty();
    assertThat(request.author()).isEmpty();
    assertThat(request.reason()).isEmpty();
    assertThat(request.startsAt()).isEqualTo(Optional.empty());
    assertThat(request.endsOnResolve()).isFalse();
  }

  @Test
  void aDurationBeginsWithTheSilenceAndNotBeforeNow() throws IOException {
    Instant inAnHour = NOW.plus(Duration.ofHours(1));
    assertThat(read("\"duration\": \"1h\"").endsAt()).isEqualTo(inAnHour);
    assertThat(read("\"duration\": \"1h\", \"startsAt\": \"2026-03-01T01:00:00Z\"").endsAt())
        .isEqualTo(inAnHour);
    assertThat(read("\"duration\": \"1h\", \"startsAt\": \"2026-03-01T03:07:01Z\"").endsAt())
        .isEqualTo(inAnHour.plusSeconds(1));
  }

  @Test
  void oneThatEndsByItselfLastsAsLongAsAnyMay() throws IOException {
    assertThat(read("\"endsOnResolve\": true").endsAt()).isEqualTo(NOW.plus(LONGEST));
    assertThat(read("\"endsOnResolve\": true, \"startsAt\": \"2026-03-02T00:00:00Z\"").endsAt())
        .isEqualTo(Instant.parse("2026-03-09T00:00:00Z"));
    assertThat(read("\"endsOnResolve\": true, \"duration\": \"5m\"").endsAt())
        .isEqualTo(NOW.plusSeconds(300));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"endsOnResolve\": false | endsAt: is required, or duration, unless endsOnResolve is true",
        "\"endsAt\": 5 | endsAt: must be text",
        "\"endsAt\": \"2026-03-01\" | endsAt: not a time like 2026-01-31T03:07:00Z: 2026-03-01",
        "\"startsAt\": \"now\" | startsAt: not a time like 2026-01-31T03:07:00Z: now",
        "\"duration\": \"1 hour\" | duration: not a duration like 5m or 1h30m: 1 hour",
        "\"duration\": 60 | duration: must be text",
        "\"duration\": \"1h\", \"author\": 5 | author: must be text",
        "\"duration\": \"1h\", \"reason\": {} | reason: must be text",
        "\"duration\": \"1h\", \"id\": 7 | id: must be text",
        "\"endsOnResolve\": null | endsOnResolve: must be true or false",
        "\"endsOnResolve\": 1 | endsOnResolve: must be true or false"
      })
  void eachMistakeNamesItsField(String more, String problem) {
    assertThatThrownBy(() -> read(more)).hasMessage(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{} | matchers: a silence has at least one",
        "{\"matchers\": {}} | matchers: a silence has at least one",
        "{\"matchers\": null} | matchers: a silence has at least one",
        "{\"matchers\": [\"a=b\"]} | matchers: each is an object of label, operator and value",
        "{\"matchers\": [{\"label\": \"a\", \"isRegex\": true}]} | matchers: unknown key isRegex",
        "{\"matchers\": [{\"label\": 1}]} | label: must be text",
        "{\"matchers\": [{\"label\": \"a\", \"value\": 1}]} | value: must be text",
        "{\"matchers\": [{\"label\": \"a\", \"operator\": \"==\"}]} | operator: must be =, !=, =~ or !~: =="
      })
  void eachMistakeOfAMatcherIsNamed(String body, String problem) throws IOException {
    JsonNode read = JSON.readTree(body);
    assertThatThrownBy(() -> SilenceReader.matchers(read)).hasMessage(problem);
  }

  @Test
  void matchersStayInTheirOrder() throws IOException {
    JsonNode body =
        JSON.readTree(
            """
            {"matchers": [{"label": "z", "operator": "!~", "value": "x"}, {"label": "a"},
                          {"label": "m", "operator": "=~", "value": "y"},
                          {"label": "b", "operator": "!=", "value": "w"}]}
            """);
    assertThat(SilenceReader.matchers(body))
        .containsExactly(
            new Matcher("z", Operator.MATCHES_NOT, "x"),
            new Matcher("a", Operator.EQUAL, ""),
            new Matcher("m", Operator.MATCHES, "y"),
            new Matcher("b", Operator.NOT_EQUAL, "w"));
  }
}
