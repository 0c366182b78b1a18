package dev.headroom.logs.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalCodesTest {
  /** E stands for escape, B for bell, C for the one-byte control introducer. */
  private static String plain(String text) {
    return TerminalCodes.blanked(
        text.replace('E', '\u001b').replace('B', '\u0007').replace('C', '\u009b'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "E[31merrorE[0m paymentE[1m declined| error  payment  declined",
        "E[38;5;196merrorE[m| error ",
        "E[38:2::255:0:0mred| red",
        "C31mred| red",
        "E(blue| lue",
        "E[2Kline| line",
        "E[?25lhidden| hidden",
        "E]0;titleBtext| text",
        "E]8;;https://a.example/E\\linkE]8;;E\\| link ",
        "E]8;;no end| 8;;no end",
        "E7saved| saved",
        "endE|end ",
        "endE[31|end ",
        "plain [31m text|plain [31m text"
      })
  void aCodeIsABlank(String text, String expected) {
    assertThat(plain(text)).isEqualTo(expected);
  }

  @Test
  void aTextWithoutCodesIsLeftAlone() {
    String text = "nothing to see";
    assertThat(TerminalCodes.blanked(text)).isSameAs(text);
  }
}
