package dev.headroom.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InertTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {0, 7, 0x1B, '\r', 0x7F, 0x80, 0x9B, 0x061C, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069})
  void whatIsObeyedIsReplaced(int character) {
    String text = "a" + Character.toString(character) + "b";
    assertThat(InertText.line(text)).isEqualTo("a\uFFFDb");
    assertThat(InertText.lines(text)).isEqualTo("a\uFFFDb");
  }

  @Test
  void whatIsReadStays() {
    String text = "Zoë שלום 🚨 \u00A0";
    assertThat(InertText.line(text)).isEqualTo(text);
    assertThat(InertText.lines("a\tb\n")).isEqualTo("a\tb\n");
    assertThat(InertText.line("a\tb\n")).isEqualTo("a\uFFFDb\uFFFD");
  }
}
