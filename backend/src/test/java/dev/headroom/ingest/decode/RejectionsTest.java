package dev.headroom.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Rejection;
import org.junit.jupiter.api.Test;

final class RejectionsTest {
  private final Rejections rejections = new Rejections();

  @Test
  void countsByReasonAndKeepsTheFirstDetail() {
    rejections.add("too_old", 3, "first");
    rejections.add("label_limit", 1, "other");
    rejections.add("too_old", 4, "second");

    assertThat(rejections.points()).isEqualTo(8);
    assertThat(rejections.byReason())
        .containsExactly(
            new Rejection("too_old", 7, "first"), new Rejection("label_limit", 1, "other"));
    assertThat(rejections).hasToString("7 too_old (first); 1 label_limit (other)");
  }

  @Test
  void keepsTenExamplesAndCountsTheRest() {
    for (int line = 1; line <= 25; line++) {
      rejections.addLine(line, "malformed", "no JSON");
    }

    assertThat(rejections.examples()).hasSize(10);
    assertThat(rejections.examples().getLast().line()).isEqualTo(10);
    assertThat(rejections.examples().getLast().rejection().detail()).isEqualTo("line 10: no JSON");
    assertThat(rejections.points()).isEqualTo(25);
  }
}
