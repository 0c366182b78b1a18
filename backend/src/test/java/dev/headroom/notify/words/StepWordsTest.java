package dev.headroom.notify.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import dev.headroom.notify.words.StepWords.NamedFact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepWordsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:20:00Z");
  private static final Incident PAGE = IncidentFixture.page("inc-1", "checkout-latency");

  private static StepWords words(TransitionKind kind, Incident incident) {
    return StepWords.of(new Transition(kind, NOW, incident));
  }

  private static Incident annotated(String key, String text) {
    Map<String, String> texts = new HashMap<>(PAGE.annotations());
    texts.put(key, text);
    return PAGE.next(draft -> draft.figures(PAGE.figures(), texts));
  }

  private static Incident other(Map<String, String> labels) {
    return PAGE.next(draft -> draft.lead("other", labels));
  }

  @ParameterizedTest
  @CsvSource({
    "OPENED, FIRING, true",
    "ROUTED, FIRING, true",
    "RELEASED, FIRING, true",
    "ESCALATED, FIRING, true",
    "FAILED_OVER, FIRING, true",
    "REOPENED, FIRING AGAIN, true",
    "UNACKNOWLEDGED, FIRING AGAIN, true",
    "UNMUTED, FIRING AGAIN, true",
    "REPEATED, STILL FIRING, true",
    "UPDATED, WORSE, true",
    "PARTLY_RESOLVED, PARTLY RESOLVED, false",
    "ACKNOWLEDGED, ACKNOWLEDGED, false",
    "RESOLVED, RESOLVED, false"
  })
  void everyStepHasItsWord(TransitionKind kind, String status, boolean asks) {
    StepWords words = words(kind, PAGE);
    assertThat(words.status()).isEqualTo(status);
    assertThat(words.asks()).isEqualTo(asks);
    assertThat(words.heading()).isEqualTo("[" + status + " page] Orders of checkout-latency fail");
  }

  @Test
  void aTicketIsCalledOne() {
    Incident ticket = IncidentFixture.incident("inc-2", "errors", Urgency.TICKET);
    assertThat(words(TransitionKind.OPENED, ticket).heading("x")).isEqualTo("[FIRING ticket] x");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ACKNOWLEDGED", "PARTLY_RESOLVED"},
      value = TransitionKind.class)
  void aTitleThatSaysNothingOfTheStepHasItBefore(TransitionKind kind) {
    StepWords words = words(kind, PAGE);
    assertThat(words.titled("title")).isEqualTo("[" + words.status() + " page] title");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ACKNOWLEDGED", "PARTLY_RESOLVED"},
      value = TransitionKind.class)
  void aTitleThatSaysSoIsLeft(TransitionKind kind) {
    assertThat(words(kind, PAGE).titled("title")).isEqualTo("title");
  }

  @Test
  void withoutASummaryTheSubjectIsNamed() {
    assertThat(words(TransitionKind.OPENED, annotated(Alert.SUMMARY, " \n ")).summary())
        .isEqualTo("checkout-latency");
  }

  @Test
  void theDescriptionComesBeforeWhatPeopleDid() {
    Incident taken =
        annotated("description", "Look at\nthe queue")
            .next(draft -> draft.acknowledged(new Acknowledgement(NOW.minusSeconds(60), "ada")));
    assertThat(words(TransitionKind.ACKNOWLEDGED, taken).sentences())
        .containsExactly("Look at the queue", "Acknowledged by ada at 03:19:00 UTC.");
    assertThat(words(TransitionKind.OPENED, PAGE).sentences()).isEmpty();
  }

  @Test
  void anEndSaysWhoseItIsAndHowLongItLasted() {
    Incident ended = IncidentFixture.resolved(PAGE, Duration.ofMinutes(8), "ada");
    StepWords words = words(TransitionKind.RESOLVED, ended);
    assertThat(words.sentences())
        .containsExactly("Resolved by ada at 03:15:00 UTC, after 15m: done");
    assertThat(words.facts()).contains(new NamedFact("Lasted", "15m"));
    Incident early = IncidentFixture.resolved(PAGE, Duration.ofHours(-3), "ada");
    assertThat(words(TransitionKind.RESOLVED, early).facts())
        .contains(new NamedFact("Lasted", "0s"));
  }

  @Test
  void anEndSpeaksForWhoeverTookItBefore() {
    Incident ended =
        IncidentFixture.resolved(
            PAGE.next(draft -> draft.acknowledged(new Acknowledgement(NOW, "bob"))),
            Duration.ofMinutes(8),
            "ada");
    assertThat(words(TransitionKind.RESOLVED, ended).sentences())
        .singleElement()
        .asString()
        .startsWith("Resolved by ada");
  }

  @Test
  void whoIsToldLaterReadsWhy() {
    assertThat(words(TransitionKind.ESCALATED, PAGE).sentences())
        .containsExactly("Nobody has acknowledged it so far.");
    assertThat(words(TransitionKind.FAILED_OVER, PAGE).sentences())
        .containsExactly("Whoever is told first cannot be reached.");
  }

  @Test
  void factsOfABurnAreThoseOfItsBudget() {
    assertThat(words(TransitionKind.OPENED, annotated("on_call", "Ada")).facts())
        .containsExactly(
            new NamedFact("Service", "checkout"),
            new NamedFact("Owner", "team-a"),
            new NamedFact("On call", "Ada"),
            new NamedFact("Promise", "checkout-latency"),
            new NamedFact("Began", "03:00:00 UTC"),
            new NamedFact("Bad", "3.1%"),
            new NamedFact("Burn", "31.4\u00d7"),
            new NamedFact("Budget left", "\u221225%"));
  }

  @Test
  void thereAreNeverMoreFactsThanTheyMayBe() {
    Incident ended =
        IncidentFixture.resolved(annotated("on_call", "Ada"), Duration.ofMinutes(8), "ada");
    assertThat(words(TransitionKind.RESOLVED, ended).facts()).hasSize(StepWords.FACTS_MAX);
  }

  @Test
  void whatIsNoBurnHasNoBudget() {
    assertThat(words(TransitionKind.OPENED, other(Map.of(Alert.NAME, "HostDown"))).facts())
        .extracting(NamedFact::name)
        .containsExactly("Service", "Owner", "Alert", "Began");
  }

  @Test
  void whatOthersSendIsAnAlertWhateverItIsCalled() {
    Incident posted = IncidentFixture.posted("", "db-1");
    Map<String, String> labels = Map.of(Alert.NAME, Alert.BURN, Alert.SLO, "theirs");
    Incident theirs = posted.next(draft -> draft.lead("a", labels));
    assertThat(words(TransitionKind.OPENED, theirs).facts())
        .containsExactly(
            new NamedFact("Service", "DiskFull"),
            new NamedFact("Alert", Alert.BURN),
            new NamedFact("Began", "03:00:00 UTC"));
    Incident nameless = posted.next(draft -> draft.lead("a", Map.of("inst", "db-1")));
    assertThat(words(TransitionKind.OPENED, nameless).facts())
        .extracting(NamedFact::name)
        .containsExactly("Service", "Began");
  }

  @Test
  void aFactThatSaysNothingIsLeftOut() {
    Incident nobodys = PAGE.next(draft -> draft.owned("checkout", " ", "runbook-1"));
    assertThat(words(TransitionKind.OPENED, nobodys).facts())
        .extracting(NamedFact::name)
        .doesNotContain("Owner", "On call");
  }

  @Test
  void anAlarmThatIsReplacedAsksNobody() {
    StepWords words = StepWords.replaced(new Transition(TransitionKind.UNACKNOWLEDGED, NOW, PAGE));
    assertThat(words.status()).isEqualTo("REPLACED");
    assertThat(words.asks()).isFalse();
    assertThat(words.sentences())
        .containsExactly("It asks for a person again: a newer message tells how it goes on.");
    assertThat(words.titled("t")).isEqualTo("[REPLACED page] t");
    assertThat(words.facts()).isEqualTo(words(TransitionKind.UNACKNOWLEDGED, PAGE).facts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\\nb | a b",
        "a\\r\\n\\tb | a b",
        "a\\u0000b | a b",
        "a\\u2028b\\u2029c | a b c",
        "a\\u202eb\\u2066c\\u2069d | a b c d",
        "a\\u200db | a\\u200db",
        "e\\u0301 \\u05d0 | e\\u0301 \\u05d0"
      })
  void everyTextIsOneLineThatReadsOneWay(String text, String expected) {
    assertThat(StepWords.oneLine(" " + plain(text) + " ")).isEqualTo(plain(expected));
  }

  private static String plain(String written) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < written.length()) {
      char each = written.charAt(i++);
      if (each != '\\') {
        text.append(each);
        continue;
      }
      switch (written.charAt(i++)) {
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        default -> {
          text.append((char) Integer.parseInt(written.substring(i, i + 4), 16));
          i += 4;
        }
      }
    }
    return text.toString();
  }

  @Test
  void factsAndSentencesAreNotChangedFromOutside() {
    StepWords words = words(TransitionKind.OPENED, PAGE);
    assertThat(words.facts()).isUnmodifiable();
    assertThat(
            new StepWords("A", "page", "s", List.of("x"), List.of(), List.of(), true).sentences())
        .isUnmodifiable();
  }
}
