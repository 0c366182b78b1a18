package dev.headroom.runbook;

import static dev.headroom.runbook.RunbookPages.FRONT_MATTER;
import static dev.headroom.runbook.RunbookPages.SECTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.runbook.Runbook.FrontMatter;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookCatalogTest {
  @TempDir private Path folder;
  private RunbookPages pages;

  @BeforeEach
  void setUp() {
    pages = new RunbookPages(folder);
  }

  @Test
  void pageKeepsWhatItSaysAboutItself() {
    RunbookCatalog catalog = pages.write("slow.md", FRONT_MATTER + SECTIONS).read();

    assertThat(catalog.ids()).containsExactly("slow");
    assertThat(catalog.all()).hasSize(1);
    Runbook slow = catalog.find("slow").orElseThrow();
    assertThat(slow.title()).isEqualTo("Checkout is slow");
    assertThat(slow.frontMatter())
        .isEqualTo(
            new FrontMatter(
                "checkout-latency",
                "checkout",
                "team-payments",
                "page",
                "checkout-latency",
                "payments-primary",
                Optional.of(LocalDate.of(2026, 11, 1)),
                Optional.of(Period.ofDays(180))));
    assertThat(catalog.find("fast")).isEmpty();
  }

  @Test
  void pagesComeInTheOrderOfTheirIds() {
    for (String name : new String[] {"c.md", "a.md", "b.md"}) {
      pages.write(name, FRONT_MATTER + SECTIONS);
    }
    pages.write("notes.txt", "not a runbook");

    assertThat(pages.read().all()).extracting(Runbook::id).containsExactly("a", "b", "c");
  }

  @Test
  void missingFolderHoldsNothing() throws IOException {
    Problems problems = new Problems();
    assertThat(RunbookCatalog.read(folder.resolve("none"), problems).all()).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void windowsLineEndsAreFine() {
    pages.write("a.md", (FRONT_MATTER + SECTIONS).replace("\n", "\r\n"));
    assertThat(pages.read().find("a").orElseThrow().title()).isEqualTo("Checkout is slow");
  }

  @Test
  void eachMissingSectionIsNamedWhereTheTextStarts() {
    pages.write("a.md", FRONT_MATTER + "\n# Title\n## Meaning\n## Diagnosis\n");
    assertThat(pages.problems())
        .containsExactly(
            "a.md:12:1: missing section ## Impact",
            "a.md:12:1: missing section ## Mitigation",
            "a.md:12:1: missing section ## Verify");
  }

  @Test
  void sectionsOfAnotherLevelDoNotCount() {
    pages.write("a.md", FRONT_MATTER + SECTIONS.replace("## Impact", "### Impact"));
    assertThat(pages.problems()).containsExactly("a.md:11:1: missing section ## Impact");
  }

  @Test
  void sectionWrittenTwiceIsAProblemAtTheSecond() {
    pages.write("a.md", FRONT_MATTER + SECTIONS + "## Verify\n");
    assertThat(pages.problems()).containsExactly("a.md:17:1: section Verify is there twice");
  }

  @Test
  void liveBlocksBeyondTheLimitAreOneProblemAtTheFirstOfThem() {
    String block = "```slo { live=slo }\ncheckout-latency\n```\n";
    pages.write("a.md", FRONT_MATTER + SECTIONS + block.repeat(100));
    assertThat(pages.problems()).isEmpty();
    pages.write("a.md", FRONT_MATTER + SECTIONS + block.repeat(5_000));
    assertThat(pages.problems())
        .containsExactly("a.md:317:1: more than 100 live blocks in one runbook");
  }

  @Test
  void frontMatterProblemsStandAtTheirPlace() {
    pages.write(
        "a.md",
        """
        ---
        alert: x
        service: checkout
        severity: wake-everybody
        reviewed: 1st of May
        review_every: often
        pager: me
        ---
        """
            + SECTIONS);
    assertThat(pages.problems())
        .containsExactly(
            "a.md:2:1: missing key owner",
            "a.md:4:11: severity must be page or ticket",
            "a.md:5:11: not a date like 2026-11-01: 1st of May",
            "a.md:6:15: not a number of days or weeks like 180d: often",
            "a.md:7:1: unknown key pager");
  }

  @Test
  void brokenYamlIsOneProblemAtItsLine() {
    pages.write("a.md", "---\nalert: x\nservice: [\n---\n" + SECTIONS);
    assertThat(pages.problems()).hasSize(1).first().asString().startsWith("a.md:");
  }

  @Test
  void frontMatterThatIsNoMappingIsAProblem() {
    pages.write("a.md", "---\n- alert\n---\n" + SECTIONS);
    assertThat(pages.problems()).containsExactly("a.md:2:1: front matter must be a mapping");
  }

  @Test
  void missingOrUnclosedFrontMatterIsAProblem() {
    pages.write("a.md", SECTIONS);
    pages.write("b.md", "---\nalert: x\n\n" + SECTIONS);
    assertThat(pages.problems())
        .containsExactly(
            "a.md:1:1: a runbook starts with front matter between two lines of ---",
            "b.md:1:1: the front matter is not closed by a line of ---");
  }

  @Test
  void linkToARunbookThatIsNotThereIsAProblemAtItsLine() {
    pages.write("a.md", FRONT_MATTER + SECTIONS + "\nSee [b](b.md) and [c](c.md#verify).\n");
    pages.write("b.md", FRONT_MATTER + SECTIONS);
    assertThat(pages.problems()).containsExactly("a.md:18:1: there is no runbook c");
  }

  @Test
  void attributesThatCannotBeReadAreAProblemAtTheirFence() {
    pages.write("a.md", FRONT_MATTER + SECTIONS + "\n```promql { live=chart\nup\n```\n");
    assertThat(pages.problems()).hasSize(1).first().asString().startsWith("a.md:18:1: attributes");
  }

  @Test
  void liveBlocksThatCannotRunAreProblemsAtTheirFence() {
    pages.write(
        "a.md",
        FRONT_MATTER
            + SECTIONS
            + """
            1. Look:

               ```lucene { live=logs }
               service:$service AND level:$severity AND (
               ```
            ```promql { live=value }
            rate(up[5m])
            ```
            ```promql { live=chart }
            rate(up[5m])
            ```
            """);
    assertThat(pages.problems())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("a.md:19:4: query, column 40:"),
            second -> assertThat(second).startsWith("a.md:22:1: only a selector"));
  }

  @Test
  void allFilesAreReportedAtOnce() {
    pages.write("a.md", SECTIONS);
    pages.write("b.md", FRONT_MATTER + "# Only a title\n");
    assertThat(pages.problems()).hasSize(6);
  }

  @Test
  void oversizedAndUnreadableTextIsRefused() throws IOException {
    pages.write("big.md", FRONT_MATTER + SECTIONS + "x".repeat(256 * 1024));
    Files.write(folder.resolve("latin.md"), new byte[] {'-', '-', '-', '\n', (byte) 0xe4});
    pages.write("two words.md", FRONT_MATTER + SECTIONS);
    assertThat(pages.problems())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo("big.md:0:0: larger than the size of a runbook: 262144"),
            second -> assertThat(second).isEqualTo("latin.md:2:1: not UTF-8: byte 0xE4"),
            third -> assertThat(third).startsWith("two words.md:0:0: a runbook's name"));
  }

  @Test
  void reviewIsDueOnceTheLastOneNoLongerHolds() {
    FrontMatter frontMatter =
        pages.write("a.md", FRONT_MATTER + SECTIONS).read().find("a").orElseThrow().frontMatter();
    LocalDate lastDay = LocalDate.of(2026, 11, 1).plusDays(180);
    assertThat(frontMatter.reviewDue(lastDay)).isFalse();
    assertThat(frontMatter.reviewDue(lastDay.plusDays(1))).isTrue();
  }
}
