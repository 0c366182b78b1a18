package dev.headroom.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.model.Labels;
import dev.headroom.select.Matcher.Operator;
import org.junit.jupiter.api.Test;

class MatcherTest {
  @Test
  void equality_is_of_the_whole_value_and_of_its_case() {
    Matcher matcher = new Matcher("code", Operator.EQUAL, "ok");
    assertThat(matcher.matches("ok")).isTrue();
    assertThat(matcher.matches("OK")).isFalse();
    assertThat(matcher.matches("okay")).isFalse();
    assertThat(matcher.matches("")).isFalse();
  }

  @Test
  void each_operator_has_its_opposite() {
    for (String value : new String[] {"", "200", "503", "5030"}) {
      assertThat(new Matcher("code", Operator.NOT_EQUAL, "503").matches(value))
          .isNotEqualTo(new Matcher("code", Operator.EQUAL, "503").matches(value));
      assertThat(new Matcher("code", Operator.MATCHES_NOT, "5..").matches(value))
          .isNotEqualTo(new Matcher("code", Operator.MATCHES, "5..").matches(value));
    }
  }

  @Test
  void alternatives_are_anchored_at_both_ends() {
    Matcher matcher = new Matcher("code", Operator.MATCHES, "a|bc");
    assertThat(matcher.matches("a")).isTrue();
    assertThat(matcher.matches("bc")).isTrue();
    assertThat(matcher.matches("ac")).isFalse();
    assertThat(matcher.matches("xbc")).isFalse();
  }

  @Test
  void a_pattern_that_blows_up_elsewhere_does_not_here() {
    Matcher matcher = new Matcher("path", Operator.MATCHES, "(a*)*b");
    assertThat(matcher.matches("a".repeat(5_000))).isFalse();
  }

  @Test
  void what_re2_does_not_know_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Matcher("a", Operator.MATCHES, "(?=x)"))
        .withMessageContaining("bad regular expression");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Matcher("a", Operator.MATCHES_NOT, "(x)\\1"));
    assertThat(new Matcher("a", Operator.EQUAL, "(").matches("(")).isTrue();
  }

  @Test
  void text_is_that_of_a_selector() {
    assertThat(new Matcher("path", Operator.MATCHES_NOT, "\"a\\d\""))
        .hasToString("path!~\"\\\"a\\\\d\\\"\"");
  }

  private static boolean matches(Operator operator, String value, String bound) {
    return new Matcher("le", operator, value)
        .matches(Labels.of(Labels.NAME, "x_bucket", "le", bound));
  }

  @Test
  void a_bound_is_a_number() {
    for (String spelled : new String[] {"1", "1.0", "1e0", "+1"}) {
      assertThat(matches(Operator.EQUAL, spelled, "1")).isTrue();
      assertThat(matches(Operator.NOT_EQUAL, spelled, "1")).isFalse();
      assertThat(matches(Operator.EQUAL, spelled, "10")).isFalse();
      assertThat(new Matcher("code", Operator.EQUAL, spelled).matches("1"))
          .isEqualTo(spelled.equals("1"));
    }
    assertThat(matches(Operator.EQUAL, "Inf", "+Inf")).isTrue();
    assertThat(new Matcher("le", Operator.EQUAL, "1.0")).hasToString("le=\"1.0\"");
  }

  @Test
  void a_pattern_matches_a_bound_in_any_common_spelling() {
    assertThat(matches(Operator.MATCHES, "0.5|1.0", "1")).isTrue();
    assertThat(matches(Operator.MATCHES, "0.5|1", "1")).isTrue();
    assertThat(matches(Operator.MATCHES, "1e\\+06", "1000000")).isTrue();
    assertThat(matches(Operator.MATCHES_NOT, "1\\.0", "1")).isFalse();
    assertThat(matches(Operator.MATCHES, "1\\.0", "10")).isFalse();
  }

  @Test
  void a_label_of_another_metric_is_a_text_even_if_it_is_called_so() {
    Labels lot = Labels.of(Labels.NAME, "orders_total", "le", "01");
    assertThat(new Matcher("le", Operator.EQUAL, "01").matches(lot)).isTrue();
    assertThat(new Matcher("le", Operator.EQUAL, "1").matches(lot)).isFalse();
    assertThat(new Matcher("le", Operator.NOT_EQUAL, "1.0").matches(lot)).isTrue();
    assertThat(new Matcher("le", Operator.MATCHES, "1").matches(lot)).isFalse();
  }
}
