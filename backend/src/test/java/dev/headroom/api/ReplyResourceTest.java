package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.ReplyLinks;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.api.http.Loopback;
import dev.headroom.notify.World;
import dev.headroom.reply.SignedReplies;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Ways back into an incident, over HTTP. */
class ReplyResourceTest extends ApiStage {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PAGERDUTY = "/api/v1/pagerduty/webhook";
  private static final String SLACK = "/api/v1/slack/actions";

  private String link() throws Exception {
    Incident incident = world.incidents.alerting.find(world.incident()).orElseThrow();
    return "/a/"
        + world
            .incidents
            .ackLinks
            .token(new Transition(TransitionKind.OPENED, world.incidents.clock.instant(), incident))
            .orElseThrow();
  }

  private String state() throws Exception {
    JsonNode incidents = world.json("/api/v1/incidents?state=all").get("incidents");
    return incidents.get(0).get("state").asText();
  }

  private HttpResponse<String> event(String body, String secret) throws Exception {
    return world.http.send(
        "POST",
        PAGERDUTY,
        "application/json",
        body,
        "X-PagerDuty-Signature",
        SignedReplies.pagerDuty(secret, body));
  }

  private HttpResponse<String> press(String body, Instant at, String secret) throws Exception {
    return world.http.send(
        "POST",
        SLACK,
        FORM,
        body,
        "X-Slack-Request-Timestamp",
        Long.toString(at.getEpochSecond()),
        "X-Slack-Signature",
        SignedReplies.slack(secret, at, body));
  }

  @Test
  void programsThatLookAtALinkChangeNothing() throws Exception {
    String link = link();
    for (int i = 0; i < 3; i++) {
      assertThat(world.http.send("HEAD", link, "", "").statusCode()).isEqualTo(200);
      HttpResponse<String> page = world.get(link);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("form-action 'self'", "default-src 'none'");
      assertThat(page.body())
          .contains("action=\"" + link + "\"", "method=\"post\"", "Acknowledge</button>")
          .contains("Nobody has taken this yet.", "checkout", "href=\"/i/", "href=\"/runbooks/")
          .doesNotContain("<script", "http-equiv");
    }
    world.http.send("OPTIONS", link, "", "");
    assertThat(state()).isEqualTo("open");
  }

  @Test
  void theButtonTakesItAndSaysWho() throws Exception {
    String link = link();
    HttpResponse<String> taken = world.http.send("POST", link, FORM, "by=%3Cb%3Edana");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body())
        .contains("You have taken this.", "Taken by &lt;b&gt;dana")
        .doesNotContain("</button>");
    assertThat(state()).isEqualTo("acknowledged");
    HttpResponse<String> again = world.http.send("POST", link, FORM, "by=mallory");
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("dana").doesNotContain("mallory", "</button>");
    HttpResponse<String> seen = world.get(link);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body()).contains("Taken by &lt;b&gt;dana").doesNotContain("</button>");
  }

  @Test
  void aNameIsOneLineThatTurnsNothing() throws Exception {
    world.http.send("POST", link(), FORM, "by=%E2%80%AEda%0D%0Ana%20");
    JsonNode incident = world.json("/api/v1/incidents?state=all").get("incidents").get(0);
    assertThat(incident.get("acknowledgedBy").asText()).isEqualTo("da na");
  }

  @Test
  void aPressWithoutANameOrABodyIsOne() throws Exception {
    String link = link();
    assertThat(world.http.send("POST", link, "", "").statusCode()).isEqualTo(200);
    assertThat(world.get(link).body()).contains("Taken by link");
  }

  @Test
  void allThatIsNoneOfOursLooksTheSame() throws Exception {
    String link = link();
    String forged = world.get(link.substring(0, link.length() - 1)).body();
    assertThat(forged).doesNotContain("checkout", "inc-");
    for (String other : new String[] {"/a/x", "/a/" + link.substring(10), "/a/%3Cb%3E"}) {
      HttpResponse<String> page = world.get(other);
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).isEqualTo(forged);
      assertThat(world.http.send("POST", other, FORM, "by=x").statusCode()).isEqualTo(404);
    }
    assertThat(state()).isEqualTo("open");
  }

  @Test
  void anExpiredLinkSaysSoAndLeadsToTheIncident() throws Exception {
    String link = link();
    world.incidents.clock.advance(Duration.ofDays(1));
    HttpResponse<String> page = world.get(link);
    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("This link has expired.", "/i/inc-").doesNotContain("<form");
    assertThat(world.http.send("POST", link, FORM, "by=x").statusCode()).isEqualTo(410);
    assertThat(state()).isEqualTo("open");
  }

  @Test
  void tooLongANameIsSaidSo() throws Exception {
    HttpResponse<String> page = world.http.send("POST", link(), FORM, "by=" + "x".repeat(201));
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("1 to 200 characters");
  }

  @Test
  void pagerDutyIsHeardAndAnybodyElseIsNot() throws Exception {
    String id = world.incident();
    String body = SignedReplies.event("e1", "incident.acknowledged", id, "Dana");
    assertThat(Loopback.detail(event(body, "wrong"), 401)).contains("signature");
    assertThat(world.http.send("POST", PAGERDUTY, "application/json", body).statusCode())
        .isEqualTo(401);
    assertThat(state()).isEqualTo("open");
    assertThat(event(body, World.PAGERDUTY_SECRET).statusCode()).isEqualTo(200);
    assertThat(state()).isEqualTo("acknowledged");
    assertThat(event(body, World.PAGERDUTY_SECRET).statusCode()).isEqualTo(200);
    String unknown = SignedReplies.event("e2", "incident.teleported", id, "Dana");
    assertThat(event(unknown, World.PAGERDUTY_SECRET).statusCode()).isEqualTo(200);
    assertThat(Loopback.detail(event("{}", World.PAGERDUTY_SECRET), 400)).contains("event");
    String large = "x".repeat(256 * 1024 + 1);
    assertThat(event(large, World.PAGERDUTY_SECRET).statusCode()).isEqualTo(413);
  }

  @Test
  void slackIsHeardAndAnybodyElseIsNot() throws Exception {
    Instant now = world.incidents.clock.instant();
    String body = SignedReplies.press(ReplyLinks.SLACK_ACTION, world.incident());
    assertThat(press(body, now, "wrong").statusCode()).isEqualTo(401);
    assertThat(Loopback.detail(press(body, now.minusSeconds(301), World.SLACK_SECRET), 401))
        .contains("five minutes");
    assertThat(state()).isEqualTo("open");
    HttpResponse<String> taken = press(body, now, World.SLACK_SECRET);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).isEmpty();
    assertThat(state()).isEqualTo("acknowledged");
    assertThat(Loopback.detail(press("payload=1", now, World.SLACK_SECRET), 400))
        .contains("payload");
  }
}
