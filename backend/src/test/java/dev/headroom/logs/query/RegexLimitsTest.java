package dev.headroom.logs.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexLimitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+",
        "(a+)+$",
        ".*timeout.*",
        "a{500}",
        "(ab){1,30}",
        "(a{1,9}){1,9}",
        "a\\{1,9999\\}",
        ")))",
        ""
      })
  void allowsWhatStaysSmall(String pattern) {
    assertThat(RegexLimits.exceededBy(pattern)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{1,30}){1,30}){1,30})",
        "(((a{1,50}){1,50}){1,50})",
        "(((a{1,99}){1,99}){1,99})",
        "a{1,2000000}",
        "a{2000000,}",
        "a{99999999999999999999}",
        "((a{30}){30}){30}",
        "((a|b){1,20}*){1,30}",
        "(abcdefghij){101}",
        "a{40}{40}"
      })
  void refusesWhatUnrollsTooFar(String pattern) {
    assertThat(RegexLimits.exceededBy(pattern))
        .hasValueSatisfying(it -> assertThat(it).contains("1000"));
  }

  @Test
  void seesThatNestedPlusesDouble() {
    assertThat(RegexLimits.exceededBy("(".repeat(60) + "a" + ")+".repeat(60))).isPresent();
  }

  @Test
  void boundsTheLength() {
    assertThat(RegexLimits.exceededBy("a".repeat(256))).isEmpty();
    assertThat(RegexLimits.exceededBy("a".repeat(257))).isPresent();
  }
}
