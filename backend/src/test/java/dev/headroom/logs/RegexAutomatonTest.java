package dev.headroom.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.lucene.util.automaton.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexAutomatonTest {
  @ParameterizedTest
  @CsvSource({
    "a.c, abc, true",
    "a.c, ABC, false",
    "a+, aaa, true",
    "[0-9]{3}ms, 250ms, true",
    "'(a|b)*', abba, true",
    "a&b, a&b, true",
    "~a, ~a, true",
    "<1-2>, <1-2>, true"
  })
  void matchesWholeValues(String pattern, String value, boolean matches) throws QueryRefused {
    assertThat(Operations.run(RegexAutomaton.of(pattern, false, 1), value)).isEqualTo(matches);
  }

  @Test
  void ignoresCaseWhereAsked() throws QueryRefused {
    assertThat(Operations.run(RegexAutomaton.of("F[a-z]+ed\\W*", true, 1), "failed")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+",
        "(a+)+b",
        ".*timeout.*",
        "a{900}",
        "(ab){1,30}",
        "a\\{1,9999\\}",
        "[{]9999[}]"
      })
  void takesWhatStaysSmall(String pattern) throws QueryRefused {
    assertThat(RegexAutomaton.of(pattern, false, 1).getNumStates()).isPositive();
  }

  /** Each would take from seconds to forever to build. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{1,30}){1,30}){1,30})",
        "(((a{1,50}){1,50}){1,50})",
        "(((a{1,99}){1,99}){1,99})",
        "a{1,2000000}",
        "a{2000000,}",
        "((a{30}){30}){30}",
        "((a|b){1,20}*){1,30}",
        "(abcdefghij){101}",
        "(a{40}){40}",
        "([(]a{40}){40}",
        "(\"(\"a{40}){40}"
      })
  void refusesWhatUnrollsTooFarBeforeBuildingIt(String pattern) {
    assertThatThrownBy(() -> RegexAutomaton.of(pattern, false, 7))
        .isInstanceOfSatisfying(
            QueryRefused.class,
            e -> {
              assertThat(e.problem().message()).contains("written out");
              assertThat(e.problem().column()).isEqualTo(7);
            });
  }

  @Test
  void seesThatEachNestedPlusDoubles() {
    String nested = "(".repeat(60) + "a" + ")+".repeat(60);
    assertThatThrownBy(() -> RegexAutomaton.of(nested, false, 1)).hasMessageContaining("written");
  }

  @ParameterizedTest
  @CsvSource({
    "(a, not a regular expression",
    "a{, not a regular expression",
    ".*a.{14}, too complex",
    "(a|b|ab){200}c, too complex"
  })
  void saysWhatIsWrong(String pattern, String message) {
    assertThatThrownBy(() -> RegexAutomaton.of(pattern, false, 1)).hasMessageContaining(message);
  }

  @Test
  void boundsTheLength() throws QueryRefused {
    assertThat(RegexAutomaton.of("a".repeat(256), false, 1).getNumStates()).isEqualTo(257);
    assertThatThrownBy(() -> RegexAutomaton.of("a".repeat(257), false, 1))
        .hasMessageContaining("256");
  }
}
