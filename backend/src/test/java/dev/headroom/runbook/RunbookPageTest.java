package dev.headroom.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.runbook.live.LiveBlock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookPageTest {
  @TempDir private Path folder;
  private RunbookPages pages;

  @BeforeEach
  void setUp() {
    pages = new RunbookPages(folder);
  }

  @Test
  void headingsHaveIdsAndFragmentsReachThem() {
    String html = pages.page("### Is it *load*, or a fault?\n### Verify\n[up](#meaning)\n").html();

    assertThat(html)
        .contains("<h2 id=\"runbook-meaning\">Meaning</h2>")
        .contains("<h3 id=\"runbook-is-it-load-or-a-fault\">Is it <em>load</em>, or a fault?</h3>")
        .contains("<h3 id=\"runbook-verify-1\">")
        .contains("href=\"#runbook-meaning\"");
  }

  @Test
  void linksToSiblingsBecomeLinksToPages() {
    pages.write("other.md", RunbookPages.FRONT_MATTER + RunbookPages.SECTIONS);

    assertThat(pages.page("[o](other.md) [i](other.md#impact)\n").html())
        .contains("href=\"/runbooks/other\"")
        .contains("href=\"/runbooks/other#runbook-impact\"");
  }

  @Test
  void linksAreResolvedAgainstTheFolderOfTheFile() {
    pages.write("other.md", RunbookPages.FRONT_MATTER + RunbookPages.SECTIONS);
    String here = folder.getFileName().toString();

    assertThat(
            pages
                .page(
                    "[a](./other.md) [b](../%s/other.md#impact) [c](sub/../other.MD)\n"
                        .formatted(here))
                .html())
        .contains(">a</a>")
        .contains("<a href=\"/runbooks/other\" rel=\"noopener noreferrer nofollow\">a</a>")
        .contains("<a href=\"/runbooks/other#runbook-impact\"")
        .contains("<a href=\"/runbooks/other\" rel=\"noopener noreferrer nofollow\">c</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sub/other.md",
        "../other/other.md#impact",
        "../gone.md",
        "my%20page.md",
        "a/b.md?x"
      })
  void aLinkToAFileThatIsNoRunbookIsTextThatSaysSo(String destination) {
    pages.write("other.md", RunbookPages.FRONT_MATTER + RunbookPages.SECTIONS);

    assertThat(pages.page("see [the *page*](%s)\n".formatted(destination)).html())
        .contains("see <a title=\"There is no such page\">the <em>page</em></a>");
  }

  @Test
  void addressesOfOtherSitesAndPagesOfOursStayAsTheyAre() {
    assertThat(pages.page("[a](https://example.com/x/y.md) [b](/slo/checkout)\n").html())
        .contains("href=\"https://example.com/x/y.md\"")
        .contains("href=\"/slo/checkout\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/x", "///evil.example/x"})
  void anAddressThatOnlyLeavesOutTheSchemeIsOfAnotherSite(String destination) {
    assertThat(pages.page("[a](%s)\n".formatted(destination)).html())
        .contains("href=\"https://evil.example/x\"");
  }

  @Test
  void labelsInAddressesAreBoundAndEncoded() {
    Runbook page =
        pages.page(
            "$service [a](https://example.com/d?var=$service&top=$top) [b]($service-latency.md)"
                + " <https://example.com/$service>\n");

    assertThat(page.html(Map.of("service", "a\"><b c&d/e$slo", "slo", "x")))
        .contains("<p>$service ")
        .contains("d?var&#61;a%22%3E%3Cb%20c%26d%2Fe%24slo&amp;top&#61;$top\"")
        .contains("href=\"/runbooks/a%22%3E%3Cb%20c%26d%2Fe%24slo-latency\"")
        .contains("href=\"https://example.com/a%22%3E%3Cb%20c%26d%2Fe%24slo\"")
        .contains(">https://example.com/$service</a>");
    assertThat(page.html(Map.of())).isEqualTo(page.html()).contains("$service-latency");
  }

  @Test
  void outsideLinksDoNotHandOverTheWindow() {
    assertThat(pages.page("[w](https://example.com/a?b=c)\n").html())
        .contains("href=\"https://example.com/a?b&#61;c\"")
        .containsPattern("rel=\"[^\"]*noopener[^\"]*\"");
  }

  @Test
  void taskItemsAreMarkedAndLoseTheirBrackets() {
    String html = pages.page("- [ ] Roll back `x`\n- [x] Done before\n- plain [ ] item\n").html();

    assertThat(html)
        .contains("<li class=\"task\">Roll back <code>x</code></li>")
        .contains("<li class=\"task\">Done before</li>")
        .contains("<li>plain [ ] item</li>");
  }

  @Test
  void tablesKeepTheirAlignment() {
    String html = pages.page("\n| a | b |\n|---|--:|\n| 1 | 2 |\n").html();

    assertThat(html).contains("<table>").contains("<th align=\"right\">b</th>").contains("<td>1");
  }

  @Test
  void liveBlockIsKeptWithItsAttributesAndShownAsCode() {
    Runbook page =
        pages.page(
            """

            ```sh { confirm=true }
            deployctl rollback
            ```
            ```promql { live=value expect="< 0.2" for=10m }
            up{service="$service"}
            ```
            """);

    assertThat(page.liveBlocks())
        .containsExactly(
            new LiveBlock(
                "promql",
                Map.of("live", "value", "expect", "< 0.2", "for", "10m"),
                "up{service=\"$service\"}\n"));
    assertThat(page.liveBlocks().getFirst().attributes().keySet())
        .containsExactly("live", "expect", "for");
    assertThat(page.html())
        .contains("<pre><code class=\"language-sh\">")
        .contains("<pre data-live=\"0\"><code class=\"language-promql\">up{service&#61;");
  }

  @Test
  void imagesBecomeTheirDescription() {
    assertThat(pages.page("![the *map*](https://example.com/map.png)\n").html())
        .contains("<p>the map</p>")
        .doesNotContain("map.png");
  }
}
