package dev.headroom.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a runbook holds, the page has no element or attribute that could run or fetch. */
class RunbookXssTest {
  private static final Pattern TAG = Pattern.compile("<([a-zA-Z0-9]+)((?:\\s[^<>]*)?)/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
  private static final Set<String> ELEMENTS =
      Set.of(
          "h1",
          "h2",
          "h3",
          "p",
          "ul",
          "ol",
          "li",
          "a",
          "em",
          "strong",
          "code",
          "pre",
          "br",
          "hr",
          "blockquote",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td");
  private static final Set<String> ATTRIBUTES =
      Set.of("id", "class", "href", "title", "rel", "align", "start", "data-live");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "text <img src=x onerror=alert(1)> text",
        "<svg/onload=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<form action=https://evil.example><button>go</button></form>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
        "<base href=https://evil.example>",
        "<p onclick=alert(1)>x</p>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<java&#10;script:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "![x](javascript:alert(1))",
        "![x](https://evil.example/pixel.png)",
        "![x](x.png \"\\\" onerror=alert(1)\")",
        "[x](https://ok.example \"\\\" onmouseover=alert(1) x=\\\"\")",
        "[x][y]\n\n[y]: javascript:alert(1) \"t\"",
        "[x](https://ok.example/\"onclick=alert(1))",
        "```x\"onload=alert(1)\ncode\n```",
        "```x><script>alert(1)</script>\ncode\n```",
        "```promql { live=\"x\\\" onclick=alert(1)\" }\n<script>alert(1)</script>\n```",
        "`<script>alert(1)</script>`",
        "### <script>alert(1)</script>",
        "### x\" onclick=\"alert(1)",
        "| a |\n|---|\n| <script>alert(1)</script> |",
        "- [ ] <img src=x onerror=alert(1)>",
        "<!-- --><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml <script>alert(1)</script> ?>",
        "</code></pre><script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "{{constructor.constructor('alert(1)')()}}",
        "\u0000<script>alert(1)</script>",
        "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
        "[x](http://ok.example/\u202egnp.exe)",
      })
  void payloadStaysText(String payload) {
    String html = new RunbookPages(folder).page("\n" + payload + "\n").html();

    Set<String> elements =
        TAG.matcher(html).results().map(tag -> tag.group(1)).collect(Collectors.toSet());
    assertThat(ELEMENTS).containsAll(elements);
    TAG.matcher(html).results().map(MatchResult::group).forEach(RunbookXssTest::assertHarmless);
  }

  @Test
  void markupThatIsNotAllowedIsShownRatherThanLost() {
    assertThat(new RunbookPages(folder).page("\na <b>bold</b> word\n").html())
        .contains("a &lt;b&gt;bold&lt;/b&gt; word");
  }

  private static void assertHarmless(String tag) {
    ATTRIBUTE
        .matcher(tag)
        .results()
        .forEach(attribute -> {
          assertThat(ATTRIBUTES).contains(attribute.group(1));
          if (attribute.group(1).equals("href")) {
            assertThat(attribute.group(2)).matches("https?://.*|[#/].*|[^:]*");
          }
        });
  }
}
