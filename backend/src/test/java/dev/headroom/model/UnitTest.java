package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Unit.Dimension;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class UnitTest {
  @Test
  void ticks_are_microseconds_bytes_and_thousandths() {
    assertThat(Unit.SECONDS.ticksPerUnit()).isEqualTo(1e6);
    assertThat(Unit.MILLISECONDS.ticksPerUnit()).isEqualTo(1e3);
    assertThat(Unit.MICROSECONDS.ticksPerUnit()).isEqualTo(1);
    assertThat(Unit.NANOSECONDS.ticksPerUnit()).isEqualTo(0.001);
    assertThat(Unit.of("h").ticksPerUnit()).isEqualTo(3.6e9);
    assertThat(Unit.BYTE.ticksPerUnit()).isEqualTo(1);
    assertThat(Unit.of("KiBy").ticksPerUnit()).isEqualTo(1024);
    assertThat(Unit.ONE.ticksPerUnit()).isEqualTo(1000);
  }

  @Test
  void symbols_name_the_known_units() {
    assertThat(Unit.of("ms")).isSameAs(Unit.MILLISECONDS);
    assertThat(Unit.of("")).isSameAs(Unit.ONE);
    assertThat(Unit.of("MiBy").base()).isEqualByComparingTo("1048576");
  }

  @Test
  void an_unknown_symbol_is_a_number_that_keeps_its_name() {
    Unit unit = Unit.of("{requests}");
    assertThat(unit.symbol()).isEqualTo("{requests}");
    assertThat(unit.dimension()).isEqualTo(Dimension.NUMBER);
    assertThat(unit).isEqualTo(Unit.of("{requests}")).isNotEqualTo(Unit.ONE);
  }

  @Test
  void words_of_openmetrics_are_units_too() {
    assertThat(Unit.spelled("seconds")).isSameAs(Unit.SECONDS);
    assertThat(Unit.spelled("milliseconds")).isSameAs(Unit.MILLISECONDS);
    assertThat(Unit.spelled("bytes")).isSameAs(Unit.BYTE);
    assertThat(Unit.spelled("ratio")).isSameAs(Unit.ONE);
    assertThat(Unit.spelled("ms")).isSameAs(Unit.MILLISECONDS);
    assertThat(Unit.spelled("connections").symbol()).isEqualTo("connections");
  }

  @Test
  void base_amounts_convert_without_noise() {
    assertThat(Unit.MILLISECONDS.fromBase(new BigDecimal("0.2"))).isEqualTo(200);
    assertThat(Unit.of("min").fromBase(BigDecimal.valueOf(90))).isEqualTo(1.5);
    assertThat(Unit.NANOSECONDS.fromBase(new BigDecimal("0.29"))).isEqualTo(290_000_000);
  }

  @Test
  void each_dimension_has_one_base_unit_and_a_largest_value() {
    assertThat(Dimension.TIME.baseUnit()).isEqualTo(Unit.SECONDS);
    assertThat(Dimension.BYTES.baseUnit()).isEqualTo(Unit.BYTE);
    assertThat(Dimension.NUMBER.baseUnit()).isEqualTo(Unit.ONE);
    assertThat(Dimension.TIME.ticksMax()).isEqualTo(24L * 3600 * 1_000_000);
    for (Dimension dimension : Dimension.values()) {
      assertThat(dimension.baseUnit().dimension()).isEqualTo(dimension);
    }
  }
}
