package dev.headroom.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndicatorTest {
  @Test
  void itsSidesAreNamedByWhatTheyCount() {
    Indicator good = Promises.requests();
    Indicator bad = new Indicator(Indicator.Side.BAD, good.events(), good.total());

    assertThat(good.text()).isEqualTo("good requests_total{code!~\"5..\"}, total requests_total");
    assertThat(bad.eventsText()).isEqualTo("bad requests_total{code!~\"5..\"}");
    assertThat(bad.totalText()).isEqualTo("total requests_total");
  }
}
