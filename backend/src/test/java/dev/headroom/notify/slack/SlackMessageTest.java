package dev.headroom.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.Seed;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Alert;
import dev.headroom.notify.filled.StepTexts;
import dev.headroom.notify.words.StepWords;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever an incident is called, its message is within Slack's rules and mentions nobody. */
class SlackMessageTest {
  private static final List<String> PIECES =
      List.of(
          "<!channel>",
          "<@U123>",
          "<https://evil.example|Runbook>",
          "&lt;",
          "&",
          "*b*",
          "`",
          "\n",
          "\u0000",
          "\u202e",
          "\ud83d\ude00",
          "\ud83d",
          "a",
          " ",
          "\u2028",
          "]",
          "\"",
          "\\");

  private static final List<TransitionKind> KINDS = List.of(TransitionKind.values());

  private static final Links LINKS = new Links(URI.create("https://headroom.example/"));

  @RegisterExtension final Seed seed = new Seed();

  private final SlackMessage message =
      new SlackMessage(new SlackLook(Map.of(), List.of(), List.of()), LINKS);

  private ObjectNode body(Transition transition) {
    StepTexts texts = StepTexts.of(transition, "a", LINKS, () -> {});
    return message.body(StepWords.of(transition), transition, texts, false);
  }

  private static String text(Random random, int piecesMax) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(piecesMax); left > 0; left--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Transition transition(Random random) {
    TransitionKind kind = KINDS.get(random.nextInt(KINDS.size()));
    Incident page = IncidentFixture.page("inc-1", text(random, 300));
    Incident incident =
        page.next(draft ->
            draft
                .owned(text(random, 3_000), text(random, 30), text(random, 2_000))
                .lead("page-1h", Map.of(Alert.SLO, text(random, 300)))
                .acknowledged(new Acknowledgement(page.startedAt(), text(random, 200)))
                .figures(
                    page.figures(),
                    Map.of(Alert.SUMMARY, text(random, 500), "description", text(random, 5_000))));
    return new Transition(kind, page.startedAt(), incident);
  }

  @Test
  void anyTextStaysWithinTheRulesAndIsText() {
    Random random = seed.random();
    for (int i = 0; i < 500; i++) {
      Transition transition = transition(random);
      ObjectNode body = body(transition);
      assertThat(SlackRules.broken(body)).as(body.toString()).isEqualTo(Optional.empty());
      assertThat(body.findValuesAsText("type")).doesNotContain("mrkdwn");
      assertThat(body.findValuesAsText("url"))
          .allMatch(url -> url.startsWith("https://headroom.example/"));
    }
  }

  @Test
  void alertsOfOthersAreNamedAndLeadToTheirRunbook() {
    Transition opened = posted("https://wiki.example/rb", "db-1", "<!channel> *b*");
    ObjectNode body = body(opened);
    assertThat(SlackRules.broken(body)).isEmpty();
    assertThat(body.at("/blocks/2/text/type").asText()).isEqualTo("plain_text");
    assertThat(body.at("/blocks/2/text/text").asText())
        .isEqualTo("inst=&lt;!channel&gt; *b*\ninst=db-1");
    assertThat(body.findValuesAsText("url")).last().isEqualTo("https://wiki.example/rb");
    assertThat(body.toString()).contains("Alert: DiskFull").doesNotContain("Promise");
  }

  private static Transition posted(String runbook, String... instances) {
    return new Transition(
        TransitionKind.OPENED, IncidentFixture.STARTED, IncidentFixture.posted(runbook, instances));
  }

  @Test
  void whateverAlertsOfOthersSayStaysWithinTheRulesAndIsText() {
    Random random = seed.random();
    for (int i = 0; i < 200; i++) {
      String[] instances = new String[1 + random.nextInt(20)];
      Arrays.setAll(instances, each -> each + text(random, 100));
      ObjectNode body = body(posted("https://wiki.example/" + text(random, 100), instances));
      assertThat(SlackRules.broken(body)).as(body.toString()).isEqualTo(Optional.empty());
      assertThat(body.findValuesAsText("type")).doesNotContain("mrkdwn");
    }
  }

  @Test
  void whatIsTooLongIsCutBetweenCharacters() {
    assertThat(SlackText.escaped("abcd", 4)).isEqualTo("abcd");
    assertThat(SlackText.escaped("abcde", 4)).isEqualTo("abc\u2026");
    assertThat(SlackText.escaped("ab<", 5)).isEqualTo("ab\u2026");
    assertThat(SlackText.escaped("ab<", 6)).isEqualTo("ab&lt;");
    assertThat(SlackText.escaped("\ud83d\ude00\ud83d\ude00", 3)).isEqualTo("\ud83d\ude00\u2026");
  }

  @Test
  void theRulesFindWhatBreaksThem() {
    Transition opened =
        new Transition(
            TransitionKind.OPENED,
            IncidentFixture.STARTED,
            IncidentFixture.page("inc-1", "latency"));
    ObjectNode body = body(opened);
    assertThat(SlackRules.broken(body)).isEmpty();
    assertThat(SlackRules.broken(body.deepCopy().put("text", "<!here>"))).isPresent();
    ObjectNode long_ = body.deepCopy();
    ((ObjectNode) long_.at("/blocks/0/text")).put("text", "a".repeat(151));
    assertThat(SlackRules.broken(long_)).contains("header is longer than 150");
  }
}
