package dev.headroom.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.correlation.Related;
import dev.headroom.alerting.escalation.EscalationOutlook.NextStep;
import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.api.view.FreshnessView;
import dev.headroom.api.view.LogPageView;
import dev.headroom.change.ChangeLog.Change;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.Urgency;
import dev.headroom.runbook.Runbook;
import dev.headroom.runbook.Runbook.FirstStep;
import dev.headroom.runbook.Runbook.FrontMatter;
import dev.headroom.runbook.Runbook.Mitigation;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhonePageTest {
  private static final Instant START = Instant.parse("2026-03-01T03:07:00Z");
  private static final Instant NOW = START.plus(Duration.ofMinutes(72));
  private static final String EVIL = "<script>alert('x')</script>\"><img src=x onerror=\"y\">&";
  private static final int BYTES_MAX = 40 * 1024;

  private static final Figures FIGURES =
      new Figures(
          NOW,
          new BigDecimal("7.12"),
          Duration.ofHours(1),
          new BigDecimal("0.14"),
          new BigDecimal("0.4123"),
          Optional.of(Duration.ofHours(20)),
          Optional.of(Duration.ofMinutes(574)));

  private static final List<Related> RELATED =
      Collections.nCopies(
          20,
          new Related(
              "inc-2",
              "payments-<latency>",
              "payments",
              Instant.parse("2026-03-01T03:00:00Z"),
              "cause",
              true,
              "payments began 40s earlier and checkout needs it"));

  /** As many as a page has, of which each says as much as it can. */
  private static final List<BlockLines> BLOCKS =
      Collections.nCopies(
          2,
          new BlockLines(
              new LiveBlockView(
                  0, "logs", "", "ok", "", 1, NOW, NOW, null, null, logs(), null, null, null)));

  private static LogPageView logs() {
    List<LogPageView.LogRecordView> records =
        IntStream.range(0, 9)
            .mapToObj(i ->
                new LogPageView.LogRecordView(
                    "", NOW, "", "", 9, i + "<".repeat(5_000), "", "", Map.of()))
            .toList();
    return new LogPageView(records, null, false, null, new FreshnessView(NOW, 0.0));
  }

  private static Incident incident(
      String text, Optional<Acknowledgement> taken, Optional<Resolution> end) {
    return new Incident(
        "inc-1",
        1,
        1,
        text,
        text,
        text,
        text,
        Urgency.PAGE,
        "page-1h",
        START,
        START.plusSeconds(31),
        taken,
        end,
        Map.of("service", text),
        Map.of("summary", text),
        FIGURES,
        Optional.empty(),
        Incident.Now.UNKNOWN,
        Optional.empty());
  }

  private static Change change(String text) {
    return new Change(
        1, new ChangeEvent(START.toEpochMilli(), "deploy" + text, text, text, text, text));
  }

  private static Runbook runbook(String text) {
    FrontMatter front =
        new FrontMatter(text, text, text, text, text, text, Optional.empty(), Optional.empty());
    List<Mitigation> mitigations =
        Collections.nCopies(
            8, new Mitigation(Optional.of(text), "do " + text, text, OptionalInt.of(0)));
    return new Runbook(
        "checkout", text, front, "", List.of(), new FirstStep(text, List.of()), mitigations);
  }

  private static String html(Incident incident, List<Change> changes, Optional<Runbook> runbook) {
    return new PhonePage(
            incident,
            Optional.of(BudgetStatus.of(incident.figures())),
            changes,
            RELATED,
            runbook,
            BLOCKS,
            Optional.of(new NextStep("second-line", NOW.plusSeconds(600))),
            "ada (payments-primary)",
            NOW)
        .html();
  }

  private static String open(String text) {
    return html(
        incident(text, Optional.empty(), Optional.empty()),
        List.of(change(text)),
        Optional.of(runbook(text)));
  }

  @Test
  void itNamesTheLikeliestRootWithItsReason() {
    String html = open("x");
    assertThat(html)
        .contains("<a href=\"/p/inc-2\">payments: payments-&lt;latency&gt;</a>")
        .contains(" payments began 40s earlier and checkout needs it</li>");
    assertThat(html.split("href=\"/p/inc-2\"", -1)).hasSize(6);
  }

  @Test
  void the_page_tells_in_the_order_in_which_one_asks() {
    assertThat(open("checkout"))
        .containsSubsequence(
            "href=\"/p/phone.css\"",
            "◆",
            "Page",
            "open",
            "<h1>checkout</h1>",
            "Service",
            "Owner",
            "On call",
            "ada (payments-primary)",
            "1 Mar 03:07 UTC, for 1 h 12 min",
            "action=\"/p/inc-1/ack\"",
            "Acknowledge</button>",
            "As of 1 Mar 04:19 UTC.",
            "href=\"/p/inc-1\">Refresh</a>",
            "If nobody takes it, second-line is told at 1 Mar 04:29 UTC.",
            "Burn over 1 h",
            "7.12 times as fast as it may",
            "41.2%",
            "9 h 34 min at this pace",
            "Look first",
            "<li>0&lt;",
            "Then",
            "<strong>If checkout</strong>, then do checkout",
            "And 2 more in the runbook.",
            "What changed",
            "deploy",
            "href=\"/runbooks/checkout\"",
            "href=\"/i/inc-1\"");
  }

  @Test
  void what_others_wrote_is_text_and_nothing_else() {
    String page = open(EVIL);
    assertThat(page).doesNotContain("<script", "<img", "onerror=\"").contains("&lt;script&gt;");
    assertThat(
            html(
                incident(
                    "s",
                    Optional.of(new Acknowledgement(NOW, EVIL)),
                    Optional.of(new Resolution(NOW, EVIL, EVIL))),
                List.of(),
                Optional.empty()))
        .doesNotContain("<script", "<img");
    assertThat(PhonePage.missing(EVIL)).doesNotContain("<script", "<img");
    assertThat(PhonePage.refused(EVIL)).doesNotContain("<script", "<img");
  }

  @Test
  void it_says_who_took_it_and_offers_no_button_then() {
    Optional<Acknowledgement> ada = Optional.of(new Acknowledgement(NOW, "ada"));
    assertThat(html(incident("s", ada, Optional.empty()), List.of(), Optional.empty()))
        .contains("Taken by ada at 1 Mar 04:19 UTC", "Nothing that was told to Headroom")
        .doesNotContain("<form");
    Optional<Resolution> end =
        Optional.of(new Resolution(NOW, "headroom", "No tier fires any more."));
    assertThat(html(incident("s", Optional.empty(), end), List.of(), Optional.empty()))
        .contains("Over since 1 Mar 04:19 UTC. No tier fires any more.", "lasted 1 h 12 min")
        .doesNotContain("<form");
  }

  @Test
  void it_refreshes_itself_only_where_nobody_may_be_typing() {
    String refresh = "http-equiv=\"refresh\" content=\"30\"";
    assertThat(open("checkout")).contains("<form").doesNotContain("http-equiv");
    Optional<Acknowledgement> ada = Optional.of(new Acknowledgement(NOW, "ada"));
    assertThat(html(incident("s", ada, Optional.empty()), List.of(), Optional.empty()))
        .contains(refresh)
        .doesNotContain("Refresh</a>");
    Optional<Resolution> end = Optional.of(new Resolution(NOW, "headroom", "Over."));
    assertThat(html(incident("s", ada, end), List.of(), Optional.empty())).contains(refresh);
  }

  @Test
  void a_page_with_all_that_can_be_said_is_small() throws IOException {
    String page =
        html(
            incident("&".repeat(5_000), Optional.empty(), Optional.empty()),
            Collections.nCopies(50, change("\"".repeat(5_000))),
            Optional.of(runbook("<".repeat(5_000))));
    assertThat(page).contains("And 45 more.");
    try (InputStream style = PhonePageTest.class.getResourceAsStream("/phone.css")) {
      int bytes =
          page.getBytes(StandardCharsets.UTF_8).length
              + Objects.requireNonNull(style).readAllBytes().length;
      assertThat(bytes).isLessThan(BYTES_MAX);
    }
  }
}
