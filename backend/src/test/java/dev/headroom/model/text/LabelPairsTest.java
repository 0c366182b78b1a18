package dev.headroom.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelPairsTest {
  @Test
  void commasAndLineEndsStandBetweenLabels() {
    Map<String, String> both = Map.of("severity", "page", "team", "a");
    assertThat(LabelPairs.parse("severity=page,team=a")).isEqualTo(both);
    assertThat(LabelPairs.parse("severity = page, team = a\n")).isEqualTo(both);
    assertThat(LabelPairs.parse("severity=page\r\nteam=a")).isEqualTo(both);
    assertThat(LabelPairs.parse("severity=\"page\",team=\"a\"")).isEqualTo(both);
  }

  @Test
  void aCommaThatNoNameFollowsBelongsToTheValue() {
    assertThat(LabelPairs.parse("zones=a,b,team=x=y,"))
        .isEqualTo(Map.of("zones", "a,b", "team", "x=y,"));
    assertThat(LabelPairs.parse("text=one, two")).isEqualTo(Map.of("text", "one, two"));
  }

  @Test
  void whatIsNoLabelIsNamed() {
    assertThatThrownBy(() -> LabelPairs.parse("team=a\npage"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected name=value", ": page");
    assertThatThrownBy(() -> LabelPairs.parse("=a")).hasMessageEndingWith(": =a");
  }

  @Test
  void thereAreAHundredAtMost() {
    String most = labels(LabelPairs.LABELS_MAX);
    assertThat(LabelPairs.parse(most)).hasSize(LabelPairs.LABELS_MAX);
    assertThatThrownBy(() -> LabelPairs.parse(most + ",more=1"))
        .hasMessageContaining("100 at most");
  }

  private static String labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "l" + i + "=v").collect(Collectors.joining(","));
  }
}
