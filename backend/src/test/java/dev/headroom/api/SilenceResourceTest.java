package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silences by our own resource and by Alertmanager's. */
class SilenceResourceTest {
  private static final String OURS = "/api/v1/silences";
  private static final String THEIRS = "/api/v2/silences";
  private static final String CHECKOUT =
      "\"matchers\": [{\"label\": \"slo\", \"operator\": \"=~\", \"value\": \"checkout-.*\"}]";

  @TempDir Path folder;
  private ApiWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new ApiWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private JsonNode made(String more) throws Exception {
    return Loopback.ok(
        world.http.send(
            "POST",
            OURS,
            "{%s, \"author\": \"dana\", \"reason\": \"deploy\", %s}".formatted(CHECKOUT, more)));
  }

  private HttpResponse<String> theirs(String matchers, String more) throws Exception {
    return world.http.send(
        "POST",
        THEIRS,
        """
        {"matchers": [%s], "startsAt": "2026-03-01T03:00:00.000Z", "endsAt": "2026-03-01T04:00:00Z",
         "createdBy": "dana", "comment": "deploy"%s}
        """
            .formatted(matchers, more));
  }

  @Test
  void aSilenceIsMadeSeenAndEnded() throws Exception {
    String incident = world.incident();
    JsonNode silence = made("\"duration\": \"1h\"");
    assertThat(silence.get("phase").asText()).isEqualTo("inForce");
    assertThat(silence.get("endsAt").asText())
        .isEqualTo(world.incidents.clock.instant().plus(Duration.ofHours(1)).toString());
    assertThat(silence.get("hides").get(0).asText()).isEqualTo(incident);
    JsonNode muted = world.json("/api/v1/incidents/" + incident).get("muted");
    assertThat(muted.get("silence")).isEqualTo(silence.get("id"));
    assertThat(muted.get("by").asText()).isEqualTo("dana");

    JsonNode listed = world.json(OURS);
    assertThat(listed.get("silences")).hasSize(1).first().isEqualTo(silence);
    assertThat(listed.get("longest").asText()).isEqualTo("1d");
    String one = OURS + "/" + silence.get("id").asText();
    assertThat(world.json(one)).isEqualTo(silence);
    JsonNode ended = Loopback.ok(world.http.send("DELETE", one, "", ""));
    assertThat(ended.get("phase").asText()).isEqualTo("ended");
    assertThat(Loopback.ok(world.http.send("DELETE", one, "", ""))).isEqualTo(ended);
    assertThat(world.json("/api/v1/incidents/" + incident).get("muted").isNull()).isTrue();
  }

  @Test
  void aSilenceUntilItEndsNeedsNoOtherEnd() throws Exception {
    JsonNode silence = made("\"endsOnResolve\": true");
    assertThat(silence.get("endsOnResolve").asBoolean()).isTrue();
    assertThat(silence.get("endsAt").asText())
        .isEqualTo(world.incidents.clock.instant().plus(Duration.ofDays(1)).toString());
  }

  @Test
  void aPlannedOneBeginsLaterAndIsChangedByItsId() throws Exception {
    JsonNode silence = made("\"startsAt\": \"2026-03-01T05:00:00Z\", \"duration\": \"1h\"");
    assertThat(silence.get("phase").asText()).isEqualTo("planned");
    JsonNode later =
        made(
            "\"id\": %s, \"startsAt\": \"2026-03-01T06:00:00+01:00\", \"endsAt\": \"2026-03-01T07:00:00Z\""
                .formatted(silence.get("id")));
    assertThat(later.get("id")).isEqualTo(silence.get("id"));
    assertThat(later.get("startsAt").asText()).isEqualTo("2026-03-01T05:00:00Z");
    assertThat(later.get("endsAt").asText()).isEqualTo("2026-03-01T07:00:00Z");
  }

  @Test
  void oneThatWasReplacedIsNotChangedAgain() throws Exception {
    String first = made("\"duration\": \"1h\"").get("id").asText();
    String edit =
        """
        {"id": "%s", "matchers": [{"label": "slo", "value": "%s"}], "duration": "1h",
         "author": "da\\u202ena", "reason": "b"}
        """;
    JsonNode second = Loopback.ok(world.http.send("POST", OURS, edit.formatted(first, "a")));
    assertThat(second.get("author").asText()).isEqualTo("da na");
    assertThat(Loopback.detail(world.http.send("POST", OURS, edit.formatted(first, "b")), 409))
        .isEqualTo(
            "the silence %s has ended; in its place is %s"
                .formatted(first, second.get("id").asText()));
    assertThat(world.json(OURS).get("silences").findValuesAsText("phase"))
        .containsOnlyOnce("inForce");
  }

  @Test
  void whatASilenceWouldHideIsSeenBefore() throws Exception {
    String open = world.incident();
    JsonNode preview = preview("\"slo\", \"operator\": \"=\", \"value\": \"checkout-latency\"");
    assertThat(preview.get("open").findValuesAsText("id")).containsExactly(open);
    assertThat(preview.get("recent")).isEmpty();
    assertThat(preview.get("warning").isNull()).isTrue();
    world.incidents.alerting.resolve(open, "ada");
    preview = preview("\"slo\", \"operator\": \"=\", \"value\": \"checkout-latency\"");
    assertThat(preview.get("open")).isEmpty();
    assertThat(preview.get("recent").findValuesAsText("id")).containsExactly(open);
    world.incidents.clock.advance(Duration.ofHours(24));
    assertThat(preview("\"slo\", \"operator\": \"=~\", \"value\": \".+\"").get("recent")).isEmpty();
    assertThat(world.json(OURS).get("silences")).isEmpty();
  }

  private JsonNode preview(String matcher) throws Exception {
    return Loopback.ok(
        world.http.send(
            "POST", OURS + "/preview", "{\"matchers\": [{\"label\": " + matcher + "}]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "slo", "operator": "=~", "value": ".*"
          "slo", "operator": "=~", "value": ".+"
          "slo", "operator": "!=", "value": "x"
          "none", "operator": "!~", "value": "a.*"
          """)
  void whoWouldHideNearlyEverythingIsWarned(String matcher) throws Exception {
    assertThat(preview(matcher).get("warning").asText()).contains("nearly every incident");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"matchers": []}                                      | matchers: a silence has at least one
          {"matchers": [{"label": "a", "operator": "~"}]}       | operator: must be =, !=, =~ or !~: ~
          {"matchers": [{"name": "a"}]}                         | matchers: unknown key name
          {"matchers": [{"label": "a", "operator": "=~", "value": "("}]} | matchers: bad regular expression
          {"matchers": [{"label": "a", "value": "b"}]}          | endsAt: is required, or duration, unless endsOnResolve is true
          {"matchers": [{"label": "a", "value": "b"}], "duration": "1h"} | the author is missing
          {"matchers": [{"label": "a", "value": "b"}], "duration": "1h", "author": "x"} | the reason is missing
          {"matchers": [{"label": "a", "value": "b"}], "duration": "25h", "author": "x", "reason": "y"} | a silence may last 1d at most
          {"matchers": [{"label": "a", "value": "b"}], "endsAt": "2026-03-01T03:00:00Z", "author": "x", "reason": "y"} | a silence must not end before it starts
          {"matchers": [{"label": "zz", "operator": "=~", "value": ".*"}], "duration": "1h", "author": "x", "reason": "y"} | at least one matcher must not match the empty string
          {"matchers": [{"label": "a"}, {"label": "b", "operator": "=~", "value": "c?"}], "duration": "1h", "author": "x", "reason": "y"} | at least one matcher must not match
          {"matchers": [{"label": "", "value": "b"}], "duration": "1h", "author": "x", "reason": "y"} | a label has 1 to 1000 characters
          {"matchers": [{"label": "a", "value": "b"}], "endsAt": "soon"} | endsAt: not a time
          {"matchers": [{"label": "a", "value": "b"}], "duration": "1h", "endsAt": "2026-03-01T03:00:00Z"} | duration: is beside endsAt
          {"matchers": [{"label": "a", "value": "b"}], "until": "1h"} | until: unknown key
          {"matchers": [{"label": "a", "value": "b"}], "endsOnResolve": "yes"} | endsOnResolve: must be true or false
          """)
  void whatCannotBeIsRefusedWithItsReason(String body, String reason) throws Exception {
    assertThat(Loopback.detail(world.http.send("POST", OURS, body), 400)).startsWith(reason);
    assertThat(world.json(OURS).get("silences")).isEmpty();
  }

  @Test
  void aSilenceThatIsNotThereIsNamed() throws Exception {
    assertThat(Loopback.detail(world.get(OURS + "/x"), 404)).isEqualTo("there is no silence x");
    assertThat(Loopback.detail(world.http.send("DELETE", OURS + "/x", "", ""), 404))
        .isEqualTo("there is no silence x");
    String theirs = "/api/v2/silence/00000000-0000-4000-8000-000000000000";
    assertThat(world.get(theirs).statusCode()).isEqualTo(404);
    assertThat(world.http.send("DELETE", theirs, "", "").statusCode()).isEqualTo(404);
  }

  @Test
  void alertmanagersClientsMakeSeeAndEndSilences() throws Exception {
    String incident = world.incident();
    HttpResponse<String> answer =
        theirs("{\"name\": \"slo\", \"value\": \"checkout-latency\", \"isRegex\": false}", "");
    String id = Loopback.ok(answer).get("silenceID").asText();
    assertThat(world.json("/api/v1/incidents/" + incident).at("/muted/silence").asText())
        .isEqualTo(id);
    JsonNode silence = world.json("/api/v2/silence/" + id);
    assertThat(silence.at("/status/state").asText()).isEqualTo("active");
    assertThat(silence.at("/matchers/0").toString())
        .isEqualTo(
            "{\"name\":\"slo\",\"value\":\"checkout-latency\",\"isRegex\":false,\"isEqual\":true}");
    assertThat(silence.get("comment").asText()).isEqualTo("deploy");
    assertThat(silence.get("startsAt").asText()).isEqualTo("2026-03-01T03:07:00Z");

    HttpResponse<String> ended = world.http.send("DELETE", "/api/v2/silence/" + id, "", "");
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(ended.body()).isEmpty();
    assertThat(world.json(THEIRS).get(0).at("/status/state").asText()).isEqualTo("expired");
  }

  @Test
  void alertmanagersClientsChangeASilenceByItsId() throws Exception {
    String matcher = "{\"name\": \"a\", \"value\": \"b.*\", \"isRegex\": true, \"isEqual\": false}";
    String also = ", {\"name\": \"slo\", \"value\": \"x\", \"isRegex\": false}";
    String id = Loopback.ok(theirs(matcher + also, "")).get("silenceID").asText();
    String same = ", \"id\": \"" + id + "\"";
    assertThat(Loopback.ok(theirs(matcher + also, same)).get("silenceID").asText()).isEqualTo(id);
    String next = Loopback.ok(theirs(also.substring(1), same)).get("silenceID").asText();
    assertThat(next).isNotEqualTo(id);
    JsonNode all = world.json(THEIRS);
    assertThat(all.findValuesAsText("state")).containsExactly("active", "expired");
    assertThat(all.findValuesAsText("id")).containsExactly(next, id);
    assertThat(theirs(matcher + also, ", \"id\": \"unknown\"").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "slo=%22x%22, 1",
    "slo=x, 1",
    "slo=~%22x|y%22, 0",
    "slo!=y, 0",
    "other=%22%22, 0",
    "other=a, 0",
    "slo=%22%22, 0"
  })
  void alertmanagersClientsFilterByWhatMatchersSay(String filter, int found) throws Exception {
    assertThat(theirs("{\"name\": \"slo\", \"value\": \"x\", \"isRegex\": false}", "").statusCode())
        .isEqualTo(200);
    assertThat(world.json(THEIRS + "?filter=" + filter.replace("|", "%7C").replace("~", "%7E")))
        .hasSize(found);
  }
}
