package dev.headroom.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExcerptTest {
  @Test
  void shortPlainTextIsQuotedAsItIs() {
    assertThat(Excerpt.of("größe €")).isEqualTo("'größe €'");
  }

  @Test
  void whatCouldFoolATerminalOrALogIsReplaced() {
    assertThat(Excerpt.of("a\nb\u001b[31m\u0000")).isEqualTo("'a\uFFFDb\uFFFD[31m\uFFFD'");
  }

  @Test
  void longTextIsCut() {
    assertThat(Excerpt.of("x".repeat(1_000))).hasSize(83).endsWith("x…'");
  }
}
