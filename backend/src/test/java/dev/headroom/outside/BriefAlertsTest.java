package dev.headroom.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts that are over before a round sees them are told all the same, also after a kill. */
class BriefAlertsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private OutsideStory story;
  private Instant since;

  @BeforeEach
  void start() throws IOException {
    story = new OutsideStory(OutsideConfig.defaults());
    since = story.clock.instant();
  }

  private List<String> told() {
    return story.deliveries.enqueued;
  }

  private void isToldWithItsEnd() {
    assertThat(told())
        .containsExactly("1 opened critical to pager", "2 resolved critical to pager");
  }

  @Test
  void whatIsOverBeforeARoundSawItIsToldAllTheSame() throws IOException {
    story.post(story.firing("critical", since));
    story.clock.advance(Duration.ofMillis(100));
    story.post(story.resolved("critical", since));
    story.pass(MINUTE);
    isToldWithItsEnd();
    assertThat(story.alerting.unresolved()).isEmpty();
    story.start();
    story.pass(MINUTE);
    assertThat(told()).hasSize(2);
  }

  @Test
  void aKillBeforeTheFirstRoundLosesNoBeginningThoughItsEndComesFirst() throws IOException {
    story.post(story.firing("critical", since));
    story.start();
    story.post(story.resolved("critical", since));
    story.pass(MINUTE);
    isToldWithItsEnd();
  }

  @Test
  void aKillAfterItsEndAndBeforeTheFirstRoundLosesNoBeginningEither() throws IOException {
    story.post(story.firing("critical", since));
    story.clock.advance(Duration.ofMillis(100));
    story.post(story.resolved("critical", since));
    story.start();
    story.pass(MINUTE);
    isToldWithItsEnd();
  }

  @Test
  void whatNeverFiredIsNotTold() throws IOException {
    story.post(story.resolved("critical", since));
    story.pass(MINUTE);
    assertThat(told()).isEmpty();
  }
}
