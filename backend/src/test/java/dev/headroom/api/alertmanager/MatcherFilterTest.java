package dev.headroom.api.alertmanager;

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

  /** As Alertmanager 0.25 reads them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '^',
      value = {
        "a=b @ EQUAL @ b",
        "a!=b @ NOT_EQUAL @ b",
        "a=~b.* @ MATCHES @ b.*",
        "a!~b|c @ MATCHES_NOT @ b|c",
        "a=\"b\" @ EQUAL @ b",
        "a= b c @ EQUAL @ b c",
        "a=\"b c\" @ EQUAL @ b c",
        "a=b=c @ EQUAL @ b=c",
        "a=b,c=d @ EQUAL @ b,c=d",
        "a==~b( @ EQUAL @ =~b(",
        "a='b' @ EQUAL @ 'b'",
        "a=x\\y @ EQUAL @ x\\y",
        "a=x\\\\y @ EQUAL @ x\\y",
        "a=\"x\\y\" @ EQUAL @ x\\y",
        "a=\"x\\\\y\" @ EQUAL @ x\\y",
        "a=q\\\"q @ EQUAL @ q\"q",
        "a=b\\ @ EQUAL @ b\\",
        "a=~\\d+ @ MATCHES @ \\d+"
      })
  void aFilterIsAMatcherWithQuotesOrWithout(String text, Operator operator, String value) {
    assertThat(MatcherFilter.one(text)).isEqualTo(new Matcher("a", operator, value));
  }

  @Test
  void aValueMayBeEmptyAndHaveSeveralLines() {
    assertThat(MatcherFilter.one("a=")).isEqualTo(new Matcher("a", Operator.EQUAL, ""));
    assertThat(MatcherFilter.one("a=\"\"")).isEqualTo(new Matcher("a", Operator.EQUAL, ""));
    assertThat(MatcherFilter.one("a=b\\nc")).isEqualTo(new Matcher("a", Operator.EQUAL, "b\nc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "=b", "a=\"b", "a=q\"q", "a=~(", "{a=\"b\"}", "a=\"b\",a=\"b\""})
  void whatIsNoMatcherIsRefusedInAlertmanagersWords(String text) {
    assertThatThrownBy(() -> MatcherFilter.one(text))
        .hasMessageMatching(
            "(?s)(bad matcher format: |matcher value contains unescaped double quote: |"
                + "error parsing regexp: missing closing \\): `\\^).*");
  }

  /** Silences on {@code a="b"}, {@code a="12"} and {@code a=~"b.*"}: values of those found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "a=b @ b",
        "a=~b.* @ b.*",
        "a=~\\d+ @ ''",
        "a=b.* @ ''",
        "a=~b @ ''",
        "a= @ ''",
        "x= @ ''",
        "x!= @ ''",
        "x=~.* @ ''",
        "a!=c @ ''",
        "a!~c @ ''"
      })
  void aSilenceIsFoundByAMatcherThatItHas(String filter, String found) {
    List<Silence> all =
        List.of(
            silence(new Matcher("a", Operator.EQUAL, "b")),
            silence(new Matcher("a", Operator.EQUAL, "12")),
            silence(new Matcher("a", Operator.MATCHES, "b.*")));
    assertThat(all.stream().filter(each -> wants(each, filter)))
        .extracting(each -> each.matchers().getFirst().value())
        .isEqualTo(found.isEmpty() ? List.of() : List.of(found));
  }

  @Test
  void allFiltersMustHoldAndNoneAsksForNothing() {
    Silence silence =
        silence(new Matcher("a", Operator.EQUAL, "b"), new Matcher("c", Operator.NOT_EQUAL, "d"));
    assertThat(wants(silence)).isTrue();
    assertThat(wants(silence, "a=b", "c!=d")).isTrue();
    assertThat(wants(silence, "c!=d")).isTrue();
    assertThat(wants(silence, "a=b", "c=d")).isFalse();
    assertThat(wants(silence, "a=x", "c!=d")).isFalse();
  }

  private static boolean wants(Silence silence, String... filters) {
    List<Matcher> parsed = List.of(filters).stream().map(MatcherFilter::one).toList();
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
  @CsvSource({"PLANNED, pending", "IN_FORCE, active", "ENDED, expired"})
  void everyPhaseHasAlertmanagersWord(Phase phase, String theirs) {
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
  }
}
