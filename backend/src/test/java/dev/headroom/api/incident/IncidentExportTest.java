package dev.headroom.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentExportTest {
  private static final Instant AT = IncidentFixture.STARTED;
  private static final List<String> PIECES =
      List.of(
          "# Facts",
          "\n",
          "\r\n",
          "\u2028",
          "---",
          "===",
          "```",
          "    code",
          "- ",
          "1. ",
          "1) ",
          "> ",
          "<b>",
          "<!--",
          "[a](http://x)",
          "![a](x)",
          "[a]: http://x",
          "*",
          "_",
          "`",
          "|",
          "~~~",
          "\t",
          "\\",
          "&lt;",
          "word",
          " ",
          "\u202E",
          "\u0000",
          "+ ",
          "<http://x>");

  @RegisterExtension final Seed seed = new Seed();

  private static TimelineEntry entry(EntryKind kind, String by, String text) {
    return new TimelineEntry(AT, kind, TimelineEntry.HEADROOM, by, text, Map.of("step", "2"));
  }

  private static IncidentExport export(String text) {
    DeliveryReport delivery =
        new DeliveryReport(
            "d-1",
            "inc-1",
            text,
            "webhook",
            "opened",
            DeliveryStatus.SENT,
            AT,
            Optional.empty(),
            2,
            List.of(
                new DeliveryAttempt(AT, "retry", OptionalInt.of(503), Duration.ofMillis(12), text),
                new DeliveryAttempt(
                    AT.plusSeconds(1), "sent", OptionalInt.of(200), Duration.ofMillis(9), "")));
    return new IncidentExport(
        IncidentFixture.page("inc-1", text),
        List.of(
            entry(EntryKind.OPENED, "", text),
            entry(EntryKind.NOTE, text, text),
            entry(EntryKind.STEP, text, "Step 3 done: " + text)),
        List.of(delivery),
        List.of(new StepMark(2, true, text, AT)),
        List.of(),
        List.of(),
        ExportedAlerts.NONE);
  }

  @Test
  void itHasEverythingInItsOrder() {
    String markdown = export("latency").markdown();
    assertThat(headings(markdown))
        .containsExactly(
            "Incident inc-1: latency",
            "Facts",
            "Figures",
            "Alert",
            "Related incidents",
            "Timeline",
            "Notes",
            "Deliveries",
            "Runbook steps",
            "Changes nearby");
    assertThat(markdown)
        .contains(
            "- **Began**: 2026-03-01T03:00:00Z\n",
            "- **Burn**: 31.4 times over 1h\n",
            "- 2026-03-01T03:07:00Z note by latency: see Notes\n",
            "latency at 2026-03-01T03:07:00Z:\n\n> latency  \n",
            "- 2026-03-01T03:07:00Z opened to latency (webhook): sent after 2 attempts\n",
            "  - 2026-03-01T03:07:00Z retry, HTTP 503, 12 ms: latency\n",
            "  - 2026-03-01T03:07:01Z sent, HTTP 200, 9 ms\n",
            "- [x] Step 3 done: latency (latency, 2026-03-01T03:07:00Z)\n",
            "## Changes nearby\n\nNone.\n");
  }

  private static String acknowledged(String source) {
    Incident open = IncidentFixture.page("inc-1", "latency");
    Incident taken = open.next(draft -> draft.acknowledged(new Acknowledgement(AT, "dana")));
    List<TimelineEntry> timeline =
        List.of(
            new TimelineEntry(AT, EntryKind.ACKNOWLEDGED, "slack", "bob", "Before.", Map.of()),
            new TimelineEntry(AT, EntryKind.ACKNOWLEDGED, source, "dana", "Taken.", Map.of()));
    return new IncidentExport(
            taken, timeline, List.of(), List.of(), List.of(), List.of(), ExportedAlerts.NONE)
        .markdown();
  }

  @Test
  void whichWayItWasAcknowledgedIsSaid() {
    Map.of(
            "link",
            "by the link of a page",
            "pagerduty",
            "in PagerDuty",
            "slack",
            "in Slack",
            TimelineEntry.HEADROOM,
            "in Headroom")
        .forEach((source, way) ->
            assertThat(acknowledged(source))
                .contains(
                    "- **Acknowledged**: 2026-03-01T03:07:00Z by dana, " + way + "\n",
                    "- 2026-03-01T03:07:00Z acknowledged by bob, in Slack: Before.\n",
                    "- 2026-03-01T03:07:00Z acknowledged by dana, " + way + ": Taken.\n"));
    assertThat(export("latency").markdown()).doesNotContain("in Headroom");
  }

  @Test
  void whatOthersWroteIsNothingButText() {
    Random random = seed.random();
    List<String> genuine = headings(export("x").markdown());
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int piece = random.nextInt(8); piece >= 0; piece--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String markdown = export(text.toString()).markdown();
      assertThat(headings(markdown).subList(1, genuine.size()))
          .as("%s", markdown)
          .isEqualTo(genuine.subList(1, genuine.size()));
      assertThat(headings(markdown)).hasSameSizeAs(genuine);
      assertThat(foreign(markdown)).as("%s", markdown).isEmpty();
    }
  }

  private static List<String> headings(String markdown) {
    List<String> headings = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                StringBuilder words = new StringBuilder();
                heading.accept(
                    new AbstractVisitor() {
                      @Override
                      public void visit(Text text) {
                        words.append(text.getLiteral());
                      }
                    });
                headings.add(words.toString());
              }
            });
    return headings;
  }

  /** What no export has of its own. */
  private static List<String> foreign(String markdown) {
    List<String> found = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                found.add("link");
              }

              @Override
              public void visit(Image image) {
                found.add("image");
              }

              @Override
              public void visit(Code code) {
                found.add("code");
              }

              @Override
              public void visit(FencedCodeBlock block) {
                found.add("fence");
              }

              @Override
              public void visit(IndentedCodeBlock block) {
                found.add("indented");
              }

              @Override
              public void visit(HtmlBlock block) {
                found.add("html block");
              }

              @Override
              public void visit(HtmlInline html) {
                found.add("html");
              }

              @Override
              public void visit(ThematicBreak line) {
                found.add("rule");
              }
            });
    return found;
  }
}
