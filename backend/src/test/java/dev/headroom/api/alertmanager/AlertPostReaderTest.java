package dev.headroom.api.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.alertmanager.AlertPostReader.AlertPost;
import dev.headroom.api.alertmanager.AlertPostReader.AlertPost.PostRead;
import dev.headroom.api.alertmanager.AlertPostReader.AlertPost.PostRefused;
import dev.headroom.outside.PostedAlert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as clients send them; statuses and codes are those of Alertmanager 0.25. */
class AlertPostReaderTest {
  private final AlertPostReader reader = new AlertPostReader();

  private List<PostedAlert> read(String body) {
    AlertPost post = reader.read(body.getBytes(StandardCharsets.UTF_8));
    assertThat(post).as(body).isInstanceOf(PostRead.class);
    return post instanceof PostRead(List<PostedAlert> alerts) ? alerts : List.of();
  }

  private RefusedPost refused(String body) {
    return refused(body.getBytes(StandardCharsets.UTF_8));
  }

  private RefusedPost refused(byte[] body) {
    AlertPost post = reader.read(body);
    if (post instanceof PostRefused(RefusedPost why)) {
      return why;
    }
    throw new AssertionError("taken: " + post);
  }

  private PostedAlert one(String more) {
    return read("[{\"labels\": {\"alertname\": \"Down\"}" + more + "}]").getFirst();
  }

  @Test
  void everyFieldIsRead() {
    PostedAlert alert =
        one(
            """
            , "annotations": {"summary": "it is down"}, "startsAt": "2026-03-01T04:07:00.5+01:00",
            "endsAt": "2026-03-01T05:00:00Z", "generatorURL": "http://p/graph?g0.expr=up"
            """);
    assertThat(alert)
        .isEqualTo(
            new PostedAlert(
                Map.of("alertname", "Down"),
                Map.of("summary", "it is down"),
                Optional.of(Instant.parse("2026-03-01T03:07:00.5Z")),
                Optional.of(Instant.parse("2026-03-01T05:00:00Z")),
                "http://p/graph?g0.expr=up"));
  }

  @Test
  void labelsWithoutAValueAreNone() {
    assertThat(read("[{\"labels\": {\"a\": \"\", \"b\": \"c\"}}]").getFirst().labels())
        .isEqualTo(Map.of("b", "c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"startsAt\": null",
        ", \"startsAt\": \"\"",
        ", \"startsAt\": \"0001-01-01T00:00:00Z\""
      })
  void noTimeIsWrittenInSeveralWays(String more) {
    assertThat(one(more).startsAt()).isEmpty();
    assertThat(one(more.replace("startsAt", "endsAt")).endsAt()).isEmpty();
  }

  @Test
  void theFirstMomentAfterNoTimeIsOne() {
    assertThat(one(", \"startsAt\": \"0001-01-01T00:00:00.000000001Z\"").startsAt()).isPresent();
  }

  @Test
  void aTimeWithoutAZoneIsUtc() {
    Instant at = Instant.parse("2026-03-01T03:07:00.25Z");
    assertThat(one(", \"endsAt\": \"2026-03-01T03:07:00.25\"").endsAt()).contains(at);
    assertThat(one(", \"endsAt\": \"2026-03-01T03:07:00.25-00:00\"").endsAt()).contains(at);
  }

  @Test
  void everyFourthYearHasAnotherDay() {
    assertThat(one(", \"endsAt\": \"2028-02-29T00:00:00Z\"").endsAt())
        .contains(Instant.parse("2028-02-29T00:00:00Z"));
  }

  @Test
  void nothingIsAnEmptyText() {
    PostedAlert alert =
        read("[{\"labels\": {\"a\": null}, \"annotations\": {\"s\": null}}]").getFirst();
    assertThat(alert.labels()).isEmpty();
    assertThat(alert.annotations()).isEqualTo(Map.of("s", ""));
  }

  @Test
  void ofTwoFieldsOfANameTheLaterCountsAndWhatFollowsTheListDoesNot() {
    assertThat(read("[{\"labels\": {\"a\": \"b\", \"a\": \"c\"}}] x").getFirst().labels())
        .isEqualTo(Map.of("a", "c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-03-01",
        "03:07:00",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-02-29T00:00:00.5+01:00",
        "2026-04-31T00:00:00",
        "2026-03-01T24:00:00Z",
        "1772334420"
      })
  void whatIsNoTimeIsRefused(String time) {
    RefusedPost why = refused("[{\"labels\": {\"a\": \"b\"}, \"endsAt\": \"" + time + "\"}]");
    assertThat(why.status()).isEqualTo(400);
    assertThat(why.message()).endsWith("parsing time \"" + time + "\" as RFC 3339");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://p/graph",
        "/graph?x",
        "mailto:a@b",
        "http://p/graph?g0.expr=up{job=\"a\"}&g0.tab=1",
        "https://p:9090/a|b",
        ""
      })
  void anAddressIsAbsoluteOrBeginsAtTheRoot(String address) {
    String quoted = address.replace("\"", "\\\"");
    assertThat(one(", \"generatorURL\": \"" + quoted + "\"").generatorUrl()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "not a uri", "://p", "http//p", "http:// p/"})
  void whatIsNoAddressIsNamedWithItsPlace(String address) {
    RefusedPost why =
        refused(
            "[{\"labels\": {\"a\": \"b\"}}, {\"labels\": {\"a\": \"b\"}, \"generatorURL\": \""
                + address
                + "\"}]");
    assertThat(why)
        .isEqualTo(
            new RefusedPost(
                422, 601, "1.generatorURL in body must be of type uri: \"" + address + "\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[{\"annotations\": {}}] | 0.labels in body is required",
        "[{\"labels\": {\"a\": \"b\"}}, {\"labels\": null}] | 1.labels in body is required",
        "[null] | 0.labels in body is required"
      })
  void labelsAreRequired(String body, String message) {
    assertThat(refused(body)).isEqualTo(new RefusedPost(422, 602, message));
  }

  @Test
  void anEmptyBodyLacksItsAlertsAndAnEmptyListDoesNot() {
    for (String nothing : List.of("", " ", "\n")) {
      assertThat(refused(nothing))
          .isEqualTo(new RefusedPost(422, 602, "alerts in body is required"));
    }
    assertThat(read("[]")).isEmpty();
    assertThat(read("null")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{} | it is no list of alerts",
        "\"x\" | it is no list of alerts",
        "[[]] | alert 0 is no object",
        "[{\"labels\": {\"a\": \"b\"}}, 5] | alert 1 is no object",
        "[{\"labels\": \"a\"}] | labels is no object",
        "[{\"labels\": {\"a\": true}}] | a value of labels is no text",
        "[{\"labels\": {\"a\": \"b\"}, \"annotations\": []}] | annotations is no object",
        "[{\"labels\": {\"a\": \"b\"}, \"annotations\": {\"s\": 1}}] | a value of annotations is no text"
      })
  void whatHasAnotherFormCannotBeRead(String body, String why) {
    assertThat(refused(body))
        .isEqualTo(
            new RefusedPost(400, 400, "parsing alerts body from \"\" failed, because " + why));
  }

  /** As Go reads JSON. */
  @Test
  void whatIsNoUtf8IsReplaced() {
    byte[] body = "[{\"labels\": {\"a\": \"b?c\"}}]".getBytes(StandardCharsets.UTF_8);
    body[20] = (byte) 0xff;
    assertThat(reader.read(body))
        .isInstanceOfSatisfying(
            PostRead.class,
            post ->
                assertThat(post.alerts().getFirst().labels()).isEqualTo(Map.of("a", "b\ufffdc")));
  }

  @Test
  void whatLiesTooDeepIsRefusedAndDoesNotExhaustTheStack() {
    assertThat(refused("[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(read(nested(14))).hasSize(1);
    assertThat(refused(nested(15)).code()).isEqualTo(400);
  }

  private static String nested(int depth) {
    String more = "{\"x\":".repeat(depth) + "1" + "}".repeat(depth);
    return "[{\"labels\": {\"a\": \"b\"}, \"more\": " + more + "}]";
  }

  @Test
  void fieldsThatOthersAddAreLeftOut() {
    assertThat(one(", \"fingerprint\": \"x\", \"status\": {\"state\": \"active\"}"))
        .isEqualTo(one(""));
  }
}
