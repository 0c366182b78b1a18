package dev.headroom.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.model.Labels;
import dev.headroom.select.Matcher.Operator;
import org.junit.jupiter.api.Test;

class SelectorTest {
  private static final Labels REQUESTS =
      Labels.of(Labels.NAME, "http_requests_total", "code", "503", "path", "/a\nb");

  @Test
  void aSelectorHasABoundedNumberOfConditions() {
    String conditions = "a=~\"x{999}\",".repeat(30);
    assertThat(Selector.parse("{" + conditions + "}").toString()).isNotEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selector.parse("{" + conditions + "b=\"c\"}"))
        .withMessageContaining("at most 30 conditions");
  }

  @Test
  void all_matchers_must_hold() {
    assertMatches("http_requests_total", true);
    assertMatches("http_requests_total{code=\"503\"}", true);
    assertMatches("http_requests_total{code=\"503\",path=\"x\"}", false);
    assertMatches("{code!=\"200\"}", true);
    assertMatches("other{code!=\"200\"}", false);
  }

  @Test
  void a_missing_label_is_empty() {
    assertMatches("{code=\"503\",region=\"\"}", true);
    assertMatches("{code=\"503\",region!=\"eu\"}", true);
    assertMatches("{code=\"503\",region=~\".*\"}", true);
    assertMatches("{code=\"503\",region=~\".+\"}", false);
  }

  @Test
  void regular_expressions_match_the_whole_value_and_dot_matches_a_new_line() {
    assertMatches("{code=~\"5..\"}", true);
    assertMatches("{code=~\"50\"}", false);
    assertMatches("{code=~\"4..|5..\"}", true);
    assertMatches("{code!~\"5.\"}", true);
    assertMatches("{code!~\"5..\"}", false);
    assertMatches("{path=~\"/a.b\"}", true);
  }

  @Test
  void every_way_of_writing_is_read() {
    Selector expected = Selector.parse("http_requests_total{code=\"503\",path!=\"y\"}");
    assertThat(expected.matchers())
        .extracting(Matcher::toString)
        .containsExactly("__name__=\"http_requests_total\"", "code=\"503\"", "path!=\"y\"");
    for (String text :
        new String[] {
          " http_requests_total { code = '503' , path != \"y\" , } ",
          "{\"http_requests_total\",code=`503`,path!=\"y\"}",
          "{'http_requests_total',\"code\"=\"503\",\"path\"!=\"y\"}",
          "{__name__=\"http_requests_total\",code=\"503\",path!=\"y\"}"
        }) {
      assertThat(Selector.parse(text)).hasToString(expected.toString());
    }
  }

  @Test
  void text_reads_back_as_the_same_selector() {
    String text = "{__name__=\"a\",b=~\"x\\\\.\\\"y\",c!~\"z\",d!=\"\"}";
    assertThat(Selector.parse(text)).hasToString(text);
    assertThat(Selector.parse(text).matchers().get(1).value()).isEqualTo("x\\.\"y");
  }

  @Test
  void people_see_the_name_before_the_braces() {
    for (String text : new String[] {"up", "up{a=\"x\\\"y\",b!~\"z\"}", "{a=\"b\"}"}) {
      assertThat(Selector.parse(text).text()).isEqualTo(text);
    }
    assertThat(Selector.parse("{a='b',__name__='up'}").text()).isEqualTo("up{a=\"b\"}");
    assertThat(Selector.parse("{'not bare'}").text()).isEqualTo("{__name__=\"not bare\"}");
    assertThat(Selector.parse("{a='b'}").metric()).isEmpty();
  }

  @Test
  void escapes_are_those_of_prometheus_strings() {
    Selector selector = Selector.parse("{a=\"\\n\\t\\r\\\\\\\"\\'\",b=`\\n`}");
    assertThat(selector.matchers().get(0).value()).isEqualTo("\n\t\r\\\"'");
    assertThat(selector.matchers().get(1).value()).isEqualTo("\\n");
  }

  @Test
  void names_may_hold_colons_and_quoted_ones_anything() {
    assertThat(Selector.parse("job:requests:rate5m").matchers().getFirst().value())
        .isEqualTo("job:requests:rate5m");
    assertThat(Selector.parse("{\"http.server.duration\"}").matchers().getFirst().value())
        .isEqualTo("http.server.duration");
  }

  @Test
  void mistakes_are_told_with_their_column() {
    assertMistake("", 1, "needs a metric name");
    assertMistake("{}", 3, "needs a metric name");
    assertMistake("a{", 3, "expected a name");
    assertMistake("a{b}", 4, "expected =");
    assertMistake("a{b=}", 5, "expected a quoted value");
    assertMistake("a{b=\"c}", 8, "ends where \" is due");
    assertMistake("a{b=\"c\"", 8, "ends where } is due");
    assertMistake("a{b=\"c\" d=\"e\"}", 9, "expected }");
    assertMistake("a{b!\"c\"}", 5, "expected =");
    assertMistake("a{1b=\"c\"}", 3, "expected a name");
    assertMistake("a b", 3, "expected {");
    assertMistake("a{b=\"c\"}[5m]", 9, "unexpected text");
    assertMistake("a{b=\"\\x\"}", 6, "unknown escape \\x");
    assertMistake("a{b=~\"(\"}", 6, "bad regular expression");
  }

  @Test
  void what_is_too_long_is_refused_with_the_limit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selector.parse("a".repeat(10_001)))
        .withMessageContaining("10000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Matcher("a", Operator.MATCHES, "x".repeat(1_001)))
        .withMessageContaining("1000");
  }

  @Test
  void more_conditions_can_be_added() {
    Selector both = Selector.parse("a").and(Selector.parse("{b=\"c\"}"));
    assertThat(both).hasToString("{__name__=\"a\",b=\"c\"}");
  }

  private static void assertMatches(String selector, boolean expected) {
    assertThat(Selector.parse(selector).matches(REQUESTS)).as(selector).isEqualTo(expected);
  }

  private static void assertMistake(String text, int column, String what) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selector.parse(text))
        .withMessageStartingWith("column " + column + ": ")
        .withMessageContaining(what);
  }
}
