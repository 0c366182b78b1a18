package dev.headroom.runbook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceAttributesTest {
  @Test
  void pairsKeepTheirOrder() {
    assertThat(FenceAttributes.parse("promql { live=chart range=-2h..+10m unit=s warn=0.2 }"))
        .containsExactly(
            entry("live", "chart"),
            entry("range", "-2h..+10m"),
            entry("unit", "s"),
            entry("warn", "0.2"));
  }

  @Test
  void quotedValuesMayHoldSpacesAndBraces() {
    assertThat(FenceAttributes.parse("slo {name=\"a } b\" expect=\"< 0.2\"}"))
        .containsExactly(entry("name", "a } b"), entry("expect", "< 0.2"));
  }

  @Test
  void valueMayBeEmpty() {
    assertThat(FenceAttributes.parse("sh { a= b=\"\" }"))
        .containsExactly(entry("a", ""), entry("b", ""));
  }

  @Test
  void fenceWithoutABraceHasNone() {
    assertThat(FenceAttributes.parse("promql")).isEmpty();
    assertThat(FenceAttributes.parse("")).isEmpty();
    assertThat(FenceAttributes.parse("sh {}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x {", "x { a", "x { a=", "x { a=b", "x { a=\"b }", "x { =b }", "x { a b }"})
  void whatCannotBeReadSaysSo(String info) {
    assertThatThrownBy(() -> FenceAttributes.parse(info))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(info);
  }

  @Test
  void sameNameTwiceIsRefused() {
    assertThatThrownBy(() -> FenceAttributes.parse("x { a=1 a=2 }"))
        .hasMessageContaining("attribute a is given twice");
  }
}
