package dev.headroom.template;

import static dev.headroom.template.TemplateFixture.html;
import static dev.headroom.template.TemplateFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beyond what Debian's Alertmanager knows: newer functions, HTML, problems and bounds. */
class TemplateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "{{ trimSpace ^^ a b ^^ }}| ~ a b|",
        "{{ (index .Alerts 0).StartsAt | date ^^2006-01-02 15:04^^ }} ~ 2026-03-01 03:07",
        "{{ (index .Alerts 0).StartsAt | tz ^^Europe/Oslo^^ | date ^^15:04 MST^^ }} ~ 04:07 CET",
        "{{ since (index .Alerts 1).StartsAt }} ~ 2h4m5s",
        "{{ since (index .Alerts 1).StartsAt | humanizeDuration }} ~ 2h 4m 5s",
        "{{ humanizeDuration 0.0125 }} {{ humanizeDuration ^^90061^^ }} ~ 12.5ms 1d 1h 1m 1s",
        "{{ dict ^^a^^ 1 ^^b^^ (list 1 ^^x^^) | toJson }} ~ {^^a^^:1,^^b^^:[1,^^x^^]}",
        "{{ (index .Alerts 1).Labels | toJson }} ~ {^^alertname^^:^^HostDown^^,^^severity^^:^^ticket^^}",
        "{{ append (list 1 2) 3 }} {{ (dict ^^k^^ 5).k }} ~ [1 2 3] 5",
        "{{ urlUnescape ^^a%20b^^ }} ~ a b",
        "{{ .CommonLabels }} {{ .GroupLabels.SortedPairs }} ~ alertname=HostDown alertname=HostDown",
        "{{ range 3 }}{{ . }}{{ end }} ~ 012",
        "{{ with .CommonLabels.no }}x{{ else with .Status }}{{ . }}{{ end }} ~ firing",
        "{{ template ^^__subject^^ . }}| ~ [FIRING:1] HostDown |",
        "{{ template ^^slack.default.fallback^^ . }} ~ [FIRING:1] HostDown  | https://h.example/i/1?a=b&c=d",
        "{{ (index .Alerts 0).EndsAt.Sub (index .Alerts 0).StartsAt }} ~ -2562047h47m16.854775807s",
        "{{ (index .Alerts 1).EndsAt.Sub (index .Alerts 1).StartsAt }} ~ 1h0m0s"
      })
  void newerFunctionsGiveWhatTheirDocumentationSays(String template, String expected) {
    assertThat(text(template.replace("^^", "\""))).isEqualTo(expected.replace("^^", "\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<b>{{ (index .Alerts 0).Labels.zone }}</b> ~ <b>a&lt;b&gt;</b>",
        "<b>{{ safeHtml \"<i>x</i>\" }}</b> ~ <b><i>x</i></b>",
        "<a title=\"{{ (index .Alerts 0).Annotations.summary }}\"> ~ <a title=\"a &#34;host&#34; is down &amp; out\">",
        "<a title={{ (index .Alerts 1).Annotations.summary }} x> ~ <a title=another x>",
        "<a href=\"{{ (index .Alerts 0).GeneratorURL }}\">x</a> ~ <a href=\"https://h.example/i/1?a=b&amp;c=d\">x</a>",
        "<a href=\"{{ (index .Alerts 0).Annotations.link }}\"> ~ <a href=\"#ZgotmplZ\">",
        "<a href=\"/q?x={{ (index .Alerts 0).Annotations.summary }}\"> ~ <a href=\"/q?x=a%20%22host%22%20is%20down%20%26%20out\">",
        "<script>{{ .Status }}</script>{{ .Status }} ~ <script>ZgotmplZ</script>firing",
        "<p style=\"{{ .Status }}\" onclick='{{ .Status }}'> ~ <p style=\"ZgotmplZ\" onclick='ZgotmplZ'>",
        "<!-- {{ .Status }} -->{{ .Status }} ~ <!--  -->firing",
        "{{ range .Alerts }}<td>{{ .Labels.severity }}</td>{{ end }} ~ <td>page</td><td>ticket</td>"
      })
  void nothingOfAnAlertBecomesMarkup(String template, String expected) {
    assertThat(html(template)).isEqualTo(expected);
  }

  private static List<String> problems(String template) {
    List<String> problems = new ArrayList<>();
    Templates.DEFAULT.template(
        template, each -> problems.add(each.line() + ":" + each.column() + " " + each.message()));
    return problems;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a{{ .Status ~ 1:12 unclosed action",
        "{{ if .Status }}x ~ 1:18 unexpected end: {{end}} of if is missing",
        "{{ nope .Status }} ~ 1:4 function nope not defined",
        "{{ $x }} ~ 1:4 undefined variable $x",
        "{{ template \"nope\" . }} ~ 1:1 template \"nope\" is not defined",
        "{{ end }} ~ 1:4 unexpected {{end}}",
        "{{ break }} ~ 1:4 {{break}} outside {{range}}",
        "{{ \"abc }} ~ 1:4 unterminated quoted string",
        "{{ }} ~ 1:1 missing value for command",
        "{{ () }} ~ 1:4 missing value for parenthesized pipeline",
        "{{ | .a }} ~ 1:4 unexpected \"|\" in command",
        "{{ .a | | .b }} ~ 1:9 unexpected \"|\" in command",
        "{{ 1 | ) }} ~ 1:9 unexpected right paren",
        "{{ if }}{{ end }} ~ 1:4 missing value for if",
        "{{ /* x }} ~ 1:4 unexpected character in an action: /",
        "{{ (1 }} ~ 1:7 unclosed left paren",
        "{{ 1 | 2 }} ~ 1:8 non executable command in pipeline"
      })
  void aProblemSaysWhereItIs(String template, String expected) {
    assertThat(problems(template)).containsExactly(expected);
  }

  /** As {@code amtool template render} of 0.25 has it. */
  @Test
  void aPipeWithNothingAfterItPassesOnToNobody() {
    assertThat(text("{{ 1 | }}")).isEqualTo("1");
    assertThat(text("{{ toUpper \"a\" | }}{{ (\"b\" | toUpper | ) }}")).isEqualTo("AB");
    assertThat(text("{{ if 1 | }}x{{ end }}{{ with \"y\" |}}{{ . }}{{ end }}")).isEqualTo("xy");
    assertThat(text("{{ $v := 1 | }}{{ $v }}")).isEqualTo("1");
  }

  @Test
  void aLaterLineIsCounted() {
    assertThat(problems("a\nbc\n  {{ nope }}")).containsExactly("3:6 function nope not defined");
    assertThat(text("a\n{{ .Status }}\n {{ .Status.Nope }}"))
        .isEqualTo("FAILS 3:5: can't evaluate field Nope in type string");
  }

  @Test
  void aFailureInAFileNamesTheFile() {
    List<Problem> problems = new ArrayList<>();
    Templates templates =
        Templates.DEFAULT.with(
            "t/a.tmpl",
            "a.tmpl",
            "\n{{ define \"mine\" }}{{ index .Alerts 7 }}{{ end }}",
            problems::add);
    Rendered rendered =
        templates.template("{{ template \"mine\" . }}", problems::add).text(TemplateFixture.GROUP);
    assertThat(problems).isEmpty();
    assertThat(((Rendered.Unfilled) rendered).text())
        .isEqualTo("t/a.tmpl:2:23: index out of range: 7");
  }

  @Test
  void aNewerDefinitionTakesThePlaceOfADefaultUnlessItIsEmpty() {
    List<Problem> problems = new ArrayList<>();
    Templates templates =
        Templates.DEFAULT
            .with("a", "a", "{{ define \"__subject\" }}mine{{ end }}", problems::add)
            .with("b", "b", "{{ define \"__subject\" }}  {{ end }}", problems::add);
    Rendered rendered =
        templates
            .template("{{ template \"slack.default.title\" . }}", problems::add)
            .text(TemplateFixture.GROUP);
    assertThat(rendered).isEqualTo(new Rendered.Filled("mine"));
    assertThat(problems).isEmpty();
  }

  @Test
  void everyBoundIsSaid() {
    String forEver = "{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}";
    assertThat(text(forEver)).contains("nested deeper than 150 levels");
    assertThat(text("{{ range 1000000000 }}{{ end }}")).contains("more than 200000 steps");
    assertThat(text("{{ range 900 }}{{ range 900 }}x{{ end }}{{ end }}")).contains("steps");
    assertThat(
            text("{{ $x := \"0123456789\" }}{{ range 20 }}{{ $x = print $x $x }}{{ end }}{{ $x }}"))
        .contains("longer than 262144 characters");
    assertThat(text("{{ $x := list 1 }}{{ range 90 }}{{ $x = list $x $x }}{{ end }}{{ $x }}"))
        .contains("lists deeper than 8");
    assertThat(problems("{{ ((((".repeat(1) + "(".repeat(300) + "1" + ")".repeat(304) + " }}"))
        .hasSize(1)
        .allMatch(each -> each.contains("nested deeper than 150 levels"));
    assertThat(problems("{{ if 1 }}".repeat(400) + "{{ end }}".repeat(400)))
        .allMatch(each -> each.contains("nested deeper than 150 levels"))
        .hasSize(1);
    assertThat(problems("{{ if 1 }}" + "{{ else if 1 }}".repeat(400) + "{{ end }}"))
        .allMatch(each -> each.contains("nested deeper than 150 levels"))
        .hasSize(1);
    assertThat(text("{{ printf \"%*d\" 1000001 1 }}")).isEqualTo("%!(BADWIDTH)1");
    assertThat(text("{{ reReplaceAll \"((a{1000}){1000}){1000}\" \"\" \"a\" }}"))
        .startsWith("FAILS");
  }
}
