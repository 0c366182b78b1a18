package dev.headroom.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever stands in a template, it is refused at a place, filled in within bounds, or fails. */
class TemplateFuzzProperty {
  private static final int TEMPLATES = 10_000;

  private static final List<String> PIECES =
      List.of(
          "{{",
          "}}",
          "{{-",
          "-}}",
          "{{ ",
          " }}",
          "if ",
          "else",
          "end",
          "range ",
          "with ",
          "define ",
          "template ",
          "block ",
          "break",
          "continue",
          "\"a\"",
          "`",
          "'x'",
          "/*",
          "*/",
          ".",
          "..",
          ".Alerts",
          ".Labels",
          ".StartsAt",
          ".Format ",
          ".Nope",
          "$",
          "$x",
          ":=",
          "=",
          ",",
          "|",
          "(",
          ")",
          "1",
          "-1",
          "1e9",
          "9999999999",
          "0x",
          "%",
          "%s",
          "printf ",
          "index ",
          "slice ",
          "len ",
          "eq ",
          "lt ",
          "and ",
          "or ",
          "not ",
          "nil",
          "true",
          "list ",
          "dict ",
          "append ",
          "reReplaceAll ",
          "\"(a*)*\"",
          "join ",
          "toJson ",
          "since ",
          "tz ",
          "date ",
          "html ",
          "\n",
          " ",
          "\\",
          "\"",
          "<a href=\"",
          "<script>",
          "-->",
          "\ud83d\ude00",
          "\ud83d",
          "\0",
          "é");

  private static final List<String> WHOLE =
      List.of(
          "{{ range .Alerts }}",
          "{{ end }}",
          "{{ else }}",
          "{{ $x := . }}",
          "{{ $x = list $x $x }}",
          "{{ if .Alerts }}",
          "{{ with $ }}",
          "{{ template \"__subject\" . }}",
          "{{ range 40 }}",
          "{{ $x }}",
          "{{ printf \"%v %q %x\" $ $ $ }}",
          "{{ . }}",
          "{{ .Status | printf \"%9000s\" }}",
          "{{ define \"d\" }}",
          "{{ template \"d\" . }}",
          "{{ break }}",
          "{{ toJson $ }}");

  @RegisterExtension final Seed seed = new Seed();

  private static String template(Random random) {
    StringBuilder text = new StringBuilder();
    int kind = random.nextInt(3);
    int pieces = random.nextInt(40);
    if (kind == 0) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      return "{{" + new String(bytes, StandardCharsets.ISO_8859_1);
    }
    for (int i = 0; i < pieces; i++) {
      List<String> from = kind == 1 ? PIECES : WHOLE;
      text.append(from.get(random.nextInt(from.size())));
    }
    return kind == 1 ? "{{" + text : text + "{{ end }}".repeat(random.nextInt(8));
  }

  @Test
  void nothingCrashesOrPassesItsBounds() {
    Random random = seed.random();
    int filled = 0;
    int refused = 0;
    for (int i = 0; i < TEMPLATES; i++) {
      String text = template(random);
      List<Problem> problems = new ArrayList<>();
      Template template = Templates.DEFAULT.template(text, problems::add);
      refused += problems.isEmpty() ? 0 : 1;
      assertThat(problems).allMatch(each -> each.line() > 0 && each.column() > 0);
      for (Rendered each :
          List.of(template.text(TemplateFixture.GROUP), template.html(TemplateFixture.GROUP))) {
        if (each instanceof Rendered.Filled(String all)) {
          filled++;
          assertThat(all.length()).isLessThanOrEqualTo(256 * 1024);
        }
      }
    }
    assertThat(filled).isGreaterThan(1_000);
    assertThat(refused).isGreaterThan(1_000);
  }
}
