package dev.headroom.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.watch.refusal.RefusedAlerts.LastRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that others send and that find no room are a page, once, until there is room. */
class AlertsRefusedStoryTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private WatchStory story;

  @BeforeEach
  void start() throws IOException {
    story = new WatchStory(folder);
  }

  private void refuse() {
    story.refused = Optional.of(new LastRefusal(story.clock.instant(), 2));
  }

  @Test
  void aRefusalPagesOnceAndEndsWhenThereIsRoom() {
    for (int i = 0; i < 30; i++) {
      refuse();
      story.pass(MINUTE);
    }
    Incident incident = story.only();
    assertThat(incident.labels())
        .containsEntry("alertname", "AlertsRefused")
        .containsEntry("severity", "page")
        .containsEntry("owner", "team-watch");
    assertThat(incident.runbook()).isEqualTo("alerts-refused");
    assertThat(story.deliveries.enqueued).containsExactly("1 opened refused to pager");
    story.pass(Duration.ofMinutes(6));
    assertThat(story.alerting.unresolved()).isEmpty();
    assertThat(story.deliveries.enqueued)
        .containsExactly("1 opened refused to pager", "2 resolved refused to pager");
  }

  @Test
  void aRestartTellsNobodyAgainAndEndsNothingThatGoesOn() throws IOException {
    refuse();
    story.pass(MINUTE);
    String id = story.only().id();
    story.refused = Optional.empty();
    story.start();
    story.pass(MINUTE.multipliedBy(2));
    assertThat(story.only().id()).isEqualTo(id);
    refuse();
    story.pass(MINUTE.multipliedBy(4));
    assertThat(story.only().id()).isEqualTo(id);
    assertThat(story.deliveries.enqueued).containsExactly("1 opened refused to pager");
    story.pass(MINUTE.multipliedBy(2));
    assertThat(story.alerting.unresolved()).isEmpty();
  }
}
