package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static Answer<Integer> length(Answer<String> answer) {
    return answer.map(String::length);
  }

  @Test
  void what_is_made_of_a_value_keeps_what_is_missing_from_it() {
    assertThat(length(new Answer.Found<>("four"))).isEqualTo(new Answer.Found<>(4));
    assertThat(length(new Answer.Found<>("four", Optional.of("a block is damaged"))))
        .isEqualTo(new Answer.Found<>(4, Optional.of("a block is damaged")));
  }

  @Test
  void what_was_not_answered_says_the_same() {
    assertThat(length(new Answer.Refused<>("a bracket is open", 7)))
        .isEqualTo(new Answer.Refused<>("a bracket is open", 7));
    assertThat(length(new Answer.Busy<>(Duration.ofSeconds(2))))
        .isEqualTo(new Answer.Busy<>(Duration.ofSeconds(2)));
  }
}
