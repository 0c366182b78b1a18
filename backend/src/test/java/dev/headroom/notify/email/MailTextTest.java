package dev.headroom.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.notify.words.StepWords;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What a message says of alerts that others send, and of a promise. */
class MailTextTest {
  private static MailText of(Incident incident) {
    Transition opened = new Transition(TransitionKind.OPENED, IncidentFixture.STARTED, incident);
    return MailText.of(StepWords.of(opened), opened, new Links(URI.create("http://h")));
  }

  @Test
  void alertsOfOthersAreNamedAndLeadToTheirRunbook() {
    MailText mail = of(IncidentFixture.posted("https://wiki.example/?a=1&b=\"", "<b>", "db-1"));
    assertThat(mail.text())
        .startsWith("[FIRING page] disk is full\n\ninst=<b>\ninst=db-1\n\nService: DiskFull\n")
        .contains("\nAlert: DiskFull\n", "\nRunbook: https://wiki.example/?a=1&b=%22\n")
        .doesNotContain("Promise");
    assertThat(mail.html())
        .contains("<p>inst=&lt;b&gt;<br>\ninst=db-1</p>\n")
        .contains("<a href=\"https://wiki.example/?a=1&amp;b=%22\">Runbook</a>")
        .doesNotContain("<b>", "/runbooks/");
  }

  @Test
  void aPromiseHasNeither() {
    MailText mail = of(IncidentFixture.page("inc-1", "latency"));
    assertThat(mail.text())
        .isEqualTo(
            """
            [FIRING page] Orders of latency fail


            Service: checkout
            Owner: team-a
            Promise: latency
            Began: 03:00:00 UTC
            Bad: 3.1%
            Burn: 31.4\u00d7
            Budget left: \u221225%

            Incident: http://h/i/inc-1
            Runbook: http://h/runbooks/runbook-1
            """);
    assertThat(mail.html()).contains("</h2>\n<table>");
  }
}
