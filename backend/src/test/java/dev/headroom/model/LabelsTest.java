package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Labels REQUESTS =
      Labels.of("service", "checkout", Labels.NAME, "requests_total", "code", "200");

  @Test
  void pairs_are_sorted_by_name_whatever_their_order() {
    assertThatIterable(REQUESTS)
        .containsExactly(
            new Labels.Label("__name__", "requests_total"),
            new Labels.Label("code", "200"),
            new Labels.Label("service", "checkout"));
    assertThatObject(REQUESTS)
        .isEqualTo(
            Labels.of(Map.of("code", "200", "service", "checkout", Labels.NAME, "requests_total")));
  }

  @Test
  void an_empty_value_is_no_label() {
    assertThatObject(Labels.of("a", "", "b", "x")).isEqualTo(Labels.of("b", "x"));
    assertThat(Labels.of("b", "x").get("a")).isEmpty();
    assertThat(Labels.EMPTY.size()).isZero();
  }

  @Test
  void pairs_must_be_whole() {
    assertThatIllegalArgumentException().isThrownBy(() -> Labels.of("a"));
  }

  @Test
  void values_are_found_by_the_whole_name() {
    Labels labels = Labels.of("ab", "1", "a", "2", "abc", "3");
    assertThat(labels.get("a")).isEqualTo("2");
    assertThat(labels.get("ab")).isEqualTo("1");
    assertThat(labels.get("abc")).isEqualTo("3");
    assertThat(labels.get("abcd")).isEmpty();
  }

  @Test
  void size_counts_pairs_of_any_length() {
    assertThat(REQUESTS.size()).isEqualTo(3);
    assertThat(Labels.of("k", "v".repeat(40_000), "l", "w".repeat(128)).size()).isEqualTo(2);
  }

  @Test
  void canonical_bytes_bring_the_labels_back() {
    Labels labels = Labels.of("päth", "/ø/" + "x".repeat(300), "a", "\u0000", "z", "😀");
    Labels back = Labels.ofCanonical(labels.canonical().clone());
    assertThatObject(back).isEqualTo(labels).hasSameHashCodeAs(labels);
    assertThat(back.toMap()).isEqualTo(labels.toMap());
  }

  @Test
  void canonical_bytes_that_end_inside_a_pair_are_refused() {
    byte[] whole = REQUESTS.canonical();
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (!List.of(24, 33).contains(length)) {
        assertThatIllegalArgumentException().isThrownBy(() -> Labels.ofCanonical(cut));
      }
    }
    byte[] endless = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    assertThatIllegalArgumentException().isThrownBy(() -> Labels.ofCanonical(endless));
  }

  @Test
  void one_label_can_be_set_replaced_and_removed() {
    assertThat(REQUESTS.with("code", "500").get("code")).isEqualTo("500");
    assertThat(REQUESTS.with("code", "").size()).isEqualTo(2);
    assertThat(REQUESTS.with("region", "eu").get("region")).isEqualTo("eu");
    assertThat(REQUESTS.get("code")).isEqualTo("200");
  }

  @Test
  void different_labels_differ() {
    assertThatObject(Labels.of("a", "b")).isNotEqualTo(Labels.of("b", "a"));
    assertThatObject(Labels.of("a", "bc")).isNotEqualTo(Labels.of("ab", "c"));
    assertThat(Labels.of("a", "1").compareTo(Labels.of("a", "2"))).isNegative();
  }

  @Test
  void text_is_prometheus_notation() {
    assertThatObject(Labels.of(Labels.NAME, "up", "path", "a\"b\\c\nd"))
        .hasToString("up{path=\"a\\\"b\\\\c\\nd\"}");
    assertThatObject(Labels.of("a", "b")).hasToString("{a=\"b\"}");
  }

  @Test
  void labels_know_one_spelling_wherever_they_come_from() {
    Labels one = Labels.of(Labels.NAME, "x_bucket", "le", "1");
    assertThatObject(Labels.of(Labels.NAME, "x_bucket", "le", "1.0")).isEqualTo(one);
    assertThatObject(one.with("le", "1e0")).isEqualTo(one);
    LabelBytes old = new LabelBytes();
    old.pair(Labels.NAME, "x_bucket");
    old.pair("le", "1.0");
    assertThatObject(Labels.ofCanonical(old.toArray())).isEqualTo(one);
    assertThat(Labels.of(Labels.NAME, "x_bucket", "quantile", "1.0").get("quantile"))
        .isEqualTo("1.0");
  }
}
