package dev.headroom.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.reply.Replies.ReplyResult;
import dev.headroom.reply.ReplyOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Nobody takes what they have not seen. */
class AckPageTest {
  private static String page(Map<String, String> labels) {
    Incident incident =
        IncidentFixture.page("inc-1", "latency").next(draft -> draft.lead("page-1h", labels));
    return ack(incident);
  }

  private static String ack(Incident incident) {
    return new AckPage("token", new ReplyResult(ReplyOutcome.SHOWN, Optional.of(incident), ""))
        .html();
  }

  @Test
  void nameSeverityServiceAndLabelsStandBeforeTheButton() {
    String html =
        page(Map.of("alertname", "DiskFull", "severity", "page", "service", "db", "zone", "eu-1"));
    int button = html.indexOf("<button");
    assertThat(html.indexOf("<dd>DiskFull</dd>")).isPositive().isLessThan(button);
    assertThat(html.indexOf("<dd>page</dd>")).isPositive().isLessThan(button);
    assertThat(html.indexOf("<dt>Service</dt>")).isPositive().isLessThan(button);
    assertThat(html.indexOf("<code>zone=eu-1</code>")).isPositive().isLessThan(button);
    assertThat(html).doesNotContain("alertname=DiskFull");
  }

  @Test
  void theRunbookOfWhoeverRaisedItIsLinkedBeforeOurs() {
    String theirs = ack(IncidentFixture.posted("https://wiki.example/rb?a=1&b", "db-1"));
    assertThat(theirs)
        .contains("href=\"https://wiki.example/rb?a=1&amp;b\"")
        .doesNotContain("/runbooks/");
    assertThat(ack(IncidentFixture.posted("javascript:alert(1)", "db-1")))
        .doesNotContain("javascript");
  }

  @Test
  void aLabelCannotTurnTheTextAroundNorFillThePage() {
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      labels.put("l" + i, "\u202e" + "x".repeat(1_000));
    }
    String html = page(labels);
    assertThat(html).contains("[U+202E]").doesNotContain("\u202e");
    assertThat(html.split("<code>", -1)).hasSize(21);
    assertThat(html.length()).isLessThan(8_000);
  }
}
