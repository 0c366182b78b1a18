package dev.headroom.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.headroom.Seed;
import dev.headroom.select.Matcher.Operator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions are measured before they are compiled. */
class RegexSizeTest {
  @RegisterExtension final Seed seed = new Seed();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          abc               ; 3
          a{5}b             ; 6
          a{2,7}            ; 7
          a{3,}             ; 4
          (ab){3}           ; 9
          ((a{10}){10}){10} ; 1110
          [a-z{9}]{4}       ; 4
          []{9}x]{4}        ; 4
          [^]{9}x]{4}       ; 4
          [[:alpha:]]{4}    ; 4
          \\p{Greek}{4}     ; 4
          \\x{263a}{4}      ; 4
          \\]{4}            ; 4
          \\Qa{9}\\E        ; 7
          a{x}              ; 4
          a{9               ; 3
          a|b{4}            ; 6
          """)
  void repeats_are_written_out(String regex, long size) {
    assertThat(RegexSize.of(regex)).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000}){1000}",
        "(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9})",
        "((x|y{500}){500})*",
        "((?:a{999}){999}|b){2,}",
        "([^a]{1000}){1000}",
        "(\\pL{1000}){1000}",
        "(a{1000}){99999999999}",
        ")(a{1000}){1000}"
      })
  void what_would_grow_without_bound_is_refused(String regex) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Matcher("a", Operator.MATCHES, regex))
        .withMessageContaining("regular expression");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[0-9]{1,3}(\\.[0-9]{1,3}){3}", "a{1000}", "(?i)prod-.*|eu-[a-z]{2}"})
  void what_people_write_is_taken(String regex) {
    assertThat(new Matcher("a", Operator.MATCHES, regex).value()).isEqualTo(regex);
  }

  /** Whatever is measured as small stays small in the compiler's hands. */
  @Test
  void nothing_that_is_measured_as_small_compiles_to_much() {
    Random random = seed.random();
    String[] parts = {
      "a",
      "(",
      ")",
      "[",
      "]",
      "^",
      "{9}",
      "{1,9}",
      "{9,}",
      "|",
      "*",
      "\\",
      "Q",
      "E",
      "p",
      "{",
      "}",
      "(?:",
      "[:alpha:]",
      "?",
      "x",
      "-"
    };
    int compiled = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder regex = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        regex.append(parts[random.nextInt(parts.length)]);
      }
      if (RegexSize.of(regex.toString()) <= 200) {
        try {
          int size = Pattern.compile(regex.toString()).programSize();
          assertThat(size).as("%s", regex).isLessThan(1_500);
          compiled++;
        } catch (PatternSyntaxException e) {
          assertThat(e).hasMessageContaining("error parsing regexp");
        }
      }
    }
    assertThat(compiled).isGreaterThan(1_000);
  }
}
