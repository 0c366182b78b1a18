package dev.headroom.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.headroom.Seed;
import dev.headroom.model.Labels;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketBoundTest {
  @RegisterExtension final Seed seed = new Seed();

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "1e0, 1",
    "+1, 1",
    "01, 1",
    "1.000, 1",
    "10e-1, 1",
    "0.1, 0.1",
    ".1, 0.1",
    "1e-1, 0.1",
    "5e-05, 0.00005",
    "1e+06, 1000000",
    "1E6, 1000000",
    "0, 0",
    "-0.0, 0",
    "-1.50, -1.5",
    "0.1000000000000000055511151231257827, 0.1",
    "1e21, 1e+21",
    "1e-9, 1e-9",
    "2.5e300, 2.5e+300",
    "Inf, +Inf",
    "+Inf, +Inf",
    "inf, +Inf",
    "+Infinity, +Inf",
    "-Inf, -Inf"
  })
  void one_number_has_one_spelling(String spelled, String canonical) {
    assertThat(BucketBound.canonical(spelled)).isEqualTo(canonical);
    assertThat(BucketBound.canonical(canonical)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "1f", "0x1p3", "1 000", "one", "1e999", "--1", "e", "1_000"})
  void what_is_no_number_stays_as_it_is(String text) {
    assertThat(BucketBound.canonical(text)).isEqualTo(text);
    assertThat(BucketBound.parse(text)).isEmpty();
  }

  @Test
  void a_text_too_long_for_a_bound_is_not_parsed() {
    String digits = "1".repeat(1_000_000);
    assertThat(BucketBound.canonical(digits)).isSameAs(digits);
    assertThat(BucketBound.canonical("")).isEmpty();
  }

  @Test
  void the_spelling_is_the_number() {
    Random random = seed.random();
    for (int i = 0; i < 10_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        String canonical = BucketBound.canonical(Double.toString(number));
        assertThat(BucketBound.parse(canonical)).hasValue(number + 0.0);
        assertThat(BucketBound.spellings(canonical))
            .allMatch(each -> BucketBound.canonical(each).equals(canonical));
      }
    }
  }

  @Test
  void common_spellings_are_known() {
    assertThat(BucketBound.spellings("1")).containsExactly("1", "1.0");
    assertThat(BucketBound.spellings("0.5")).containsExactly("0.5");
    assertThat(BucketBound.spellings("1000000")).containsExactly("1000000", "1000000.0", "1e+06");
    assertThat(BucketBound.spellings("0.00005")).containsExactly("0.00005", "5e-05");
    assertThat(BucketBound.spellings("2500000")).contains("2.5e+06");
    assertThat(BucketBound.spellings("+Inf")).containsExactly("+Inf");
    assertThat(BucketBound.spellings("odd")).containsExactly("odd");
  }

  @Test
  void a_label_of_another_metric_is_a_text_even_if_it_is_called_so() {
    Labels lot = Labels.of(Labels.NAME, "orders_total", "le", "01");
    assertThat(lot.get("le")).isEqualTo("01");
    assertThatObject(Labels.ofCanonical(lot.canonical())).isEqualTo(lot);
  }
}
