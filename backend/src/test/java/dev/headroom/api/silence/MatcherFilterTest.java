package dev.headroom.api.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherFilterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:07:00Z");

  private static Silence silence(Matcher... matchers) {
    return new Silence(
        "id",
        List.of(matchers),
        "dana",
        "deploy",
        NOW,
        NOW.plusSeconds(60),
        false,
        Phase.IN_FORCE,
        false,
        NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a=b | a=\"b\"",
        "a!=b | a!=\"b\"",
        "a=~b.* | a=~\"b.*\"",
        "a!~b|c | a!~\"b|c\"",
        "a=\"b\" | a=\"b\"",
        "a=~\"b c\" | a=~\"b c\"",
        " a = b  | a=\"b\"",
        "a= | a=\"\"",
        "a=b=c | a=\"b=c\"",
        "a=~\\d+ | a=~\"\\\\d+\"",
        "a:b_9=x y | a:b_9=\"x y\""
      })
  void aFilterHasItsValueInQuotesOrNot(String text, String expected) {
    String[] cells = (text + " | " + expected).split(" \\| ", -1);
    assertThat(MatcherFilter.parse(cells[0])).hasToString(cells[1].strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "=b", "9a=b", "a=\"b", "a=~(", "a==~b("})
  void whatIsNoConditionNamesTheParameter(String text) {
    assertThatThrownBy(() -> MatcherFilter.parse(text)).hasMessageStartingWith("filter: ");
  }

  /** What a silence says of label {@code a}, and whether each filter finds it. */
  @ParameterizedTest
  @CsvSource({
    "a=b, true",
    "a=c, false",
    "a!=b, false",
    "a!=c, true",
    "a=~b|c, true",
    "a=~c, false",
    "a!~c, true",
    "a!~b, false",
    "x=, true",
    "x=b, false",
    "x!=b, true",
    "a=, false",
    "a!=, true",
    "x!=, false",
    "x=~.*, true",
    "x=~.+, false"
  })
  void aLabelThatIsNotNamedIsEmpty(String filter, boolean found) {
    Silence silence = silence(new Matcher("a", Operator.EQUAL, "b"));
    assertThat(MatcherFilter.wants(List.of(MatcherFilter.parse(filter)), silence)).isEqualTo(found);
  }

  @Test
  void filtersAreAboutWhatIsWrittenNotWhatItMatches() {
    Silence silence = silence(new Matcher("a", Operator.MATCHES, "b.*"));
    assertThat(wants(silence, "a=b.*")).isTrue();
    assertThat(wants(silence, "a=bcd")).isFalse();
    assertThat(wants(silence, "a=~b\\.\\*")).isTrue();
  }

  @Test
  void allFiltersMustHoldAndNoneAsksForNothing() {
    Silence silence =
        silence(
            new Matcher("a", Operator.EQUAL, "b"), new Matcher("c", Operator.NOT_EQUAL, "d"));
    assertThat(wants(silence)).isTrue();
    assertThat(wants(silence, "a=b", "c=d")).isTrue();
    assertThat(wants(silence, "a=b", "c=e")).isFalse();
    assertThat(wants(silence, "a=x", "c=d")).isFalse();
  }

  private static boolean wants(Silence silence, String... filters) {
    List<Matcher> parsed = List.of(filters).stream().map(MatcherFilter::parse).toList();
    return MatcherFilter.wants(parsed, silence);
  }

  @ParameterizedTest
  @CsvSource({
    "EQUAL, false, true",
    "NOT_EQUAL, false, false",
    "MATCHES, true, true",
    "MATCHES_NOT, true, false"
  })
  void anOperatorIsTwoFlagsAndBack(Operator operator, boolean isRegex, boolean isEqual) {
    AlertmanagerSilence told = AlertmanagerSilence.of(silence(new Matcher("a", operator, "b")));
    assertThat(told.matchers())
        .containsExactly(new AlertmanagerSilence.NamedMatcher("a", "b", isRegex, isEqual));
    assertThat(AlertmanagerSilence.operator(isRegex, isEqual)).isEqualTo(operator);
  }

  @ParameterizedTest
  @CsvSource({"PLANNED, pending, planned", "IN_FORCE, active, inForce", "ENDED, expired, ended"})
  void everyPhaseHasAlertmanagersWordAndOurs(Phase phase, String theirs, String ours) {
    Silence silence =
        new Silence(
            "id",
            List.of(new Matcher("a", Operator.EQUAL, "b")),
            "dana",
            "deploy",
            NOW,
            NOW.plusSeconds(60),
            true,
            phase,
            false,
            NOW.minusSeconds(5));
    AlertmanagerSilence told = AlertmanagerSilence.of(silence);
    assertThat(told.status().state()).isEqualTo(theirs);
    assertThat(told.createdBy()).isEqualTo("dana");
    assertThat(told.comment()).isEqualTo("deploy");
    assertThat(told.updatedAt()).isEqualTo(NOW.minusSeconds(5));
    SilenceView view = SilenceView.of(silence, List.of());
    assertThat(view.phase()).isEqualTo(ours);
    assertThat(view.author()).isEqualTo("dana");
    assertThat(view.reason()).isEqualTo("deploy");
    assertThat(view.endsOnResolve()).isTrue();
  }
}
