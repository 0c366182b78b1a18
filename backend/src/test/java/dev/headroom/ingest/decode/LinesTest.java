package dev.headroom.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinesTest {
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "a, 1:a",
    "a|, 1:a",
    "a|b, 1:a 2:b",
    "|a||b|, 1: 2:a 3: 4:b",
    "|, 1:",
    "ü|€, 1:ü 2:€",
  })
  void linesAreNumberedFromOne(String body, String expected) {
    Lines lines = new Lines(body.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
    List<String> seen = new ArrayList<>();
    while (lines.next()) {
      seen.add(lines.number() + ":" + lines.text());
      assertThat(lines.isBlank()).isEqualTo(lines.text().isBlank());
    }

    assertThat(String.join(" ", seen)).isEqualTo(expected);
    assertThat(lines.next()).isFalse();
  }
}
