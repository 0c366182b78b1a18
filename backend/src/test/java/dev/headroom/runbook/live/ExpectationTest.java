package dev.headroom.runbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.runbook.live.LiveQuery.Expectation;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  @Test
  void a_least_value_decides_only_what_no_larger_one_would_decide_otherwise() {
    assertThat(Expectation.parse("< 0.2").metByAtLeast(0.25)).contains(false);
    assertThat(Expectation.parse("< 0.5").metByAtLeast(0.25)).isEmpty();
    assertThat(Expectation.parse("<= 0.25").metByAtLeast(0.25)).isEmpty();
    assertThat(Expectation.parse("> 0.2").metByAtLeast(0.25)).contains(true);
    assertThat(Expectation.parse(">= 0.5").metByAtLeast(0.25)).isEmpty();
  }
}
