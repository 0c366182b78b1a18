package dev.headroom.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelLimitsTest {
  private final LabelLimits limits = new LabelLimits(DecodeLimits.defaults());

  private static Map<String, String> series(String name, String value) {
    return Map.of(Labels.NAME, "up", name, value);
  }

  @Test
  void ordinaryAndUnicodeNamesAreFine() {
    assertThat(limits.refuse(series("service", "checkout\nline two"), 1)).isEmpty();
    assertThat(limits.refuse(series("http.route", "/"), 1)).isEmpty();
    assertThat(limits.refuse(series("größe", "ü"), 1)).isEmpty();
  }

  @Test
  void aSeriesNeedsAName() {
    assertThat(limits.refuse(Map.of("a", "b"), 7))
        .contains(new Rejection("metric_name_missing", 7, "a series without a metric name"));
    assertThat(limits.refuse(Map.of(Labels.NAME, ""), 1)).isPresent();
  }

  @Test
  void labelsAreCountedWithTheName() {
    Map<String, String> labels = new HashMap<>();
    labels.put(Labels.NAME, "up");
    for (int i = 1; i < 64; i++) {
      labels.put("label" + i, "x");
    }
    assertThat(limits.refuse(labels, 1)).isEmpty();
    labels.put("one_more", "x");

    assertThat(limits.refuse(labels, 2))
        .contains(
            new Rejection("labels_per_series", 2, "series 'up' has 65 labels; the limit is 64"));
  }

  @Test
  void lengthsAreBytesNotCharacters() {
    assertThat(limits.refuse(series("n".repeat(256), "v".repeat(4_096)), 1)).isEmpty();
    assertThat(limits.refuse(series("ü".repeat(129), "v"), 1).orElseThrow().reason())
        .isEqualTo("label_name_length");
    assertThat(limits.refuse(series("n", "€".repeat(1_366)), 1).orElseThrow())
        .satisfies(refused -> {
          assertThat(refused.reason()).isEqualTo("label_value_length");
          assertThat(refused.detail()).contains("'n'", "4098 bytes", "4096");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "new\nline", "\u007f"})
  void namesWithControlCharactersAreRefused(String name) {
    assertThat(limits.refuse(series(name, "x"), 1).orElseThrow().reason())
        .isEqualTo("name_invalid");
    assertThat(limits.refuse(Map.of(Labels.NAME, name + "\u0001"), 1).orElseThrow().reason())
        .isEqualTo("name_invalid");
  }

  @Test
  void aHugeNameIsNotRepeatedInFull() {
    Rejection refused = limits.refuse(Map.of(Labels.NAME, "m".repeat(1 << 20)), 1).orElseThrow();

    assertThat(refused.reason()).isEqualTo("label_name_length");
    assertThat(refused.detail()).hasSizeLessThan(300).contains("1048576");
  }
}
