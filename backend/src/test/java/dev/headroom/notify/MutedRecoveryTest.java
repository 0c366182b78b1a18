package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.silence.Silence.SilenceAnswer;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What held back ends while nothing fires any more, in an incident that is kept open because it had
 * come back: there is nothing to be told.
 */
class MutedRecoveryTest extends PostedAlertsStage {
  private static final Duration EPISODE = Duration.ofSeconds(9);

  private String silence() throws IOException {
    SilenceAnswer made =
        world.silences.make(
            new SilenceRequest(
                Optional.empty(),
                List.of(new Matcher("alertname", Operator.EQUAL, "Down")),
                "dana",
                "deploy",
                Optional.empty(),
                world.clock.instant().plus(Duration.ofHours(1)),
                false));
    return ((SilenceAnswer.Standing) made).silence().id();
  }

  private void episode() throws IOException {
    began = world.clock.instant();
    fire("a");
    pass(EPISODE);
    end("a");
    pass(EPISODE);
  }

  @Test
  void whatIsOverWhenItsSilenceEndsIsNotTold() throws Exception {
    episode();
    assertThat(told()).containsExactly("firing a", "resolved a");
    String silence = silence();
    episode();
    world.silences.end(silence);
    pass(Duration.ofMinutes(30));
    assertThat(told()).isEmpty();
    assertThat(world.alerting.unresolved()).isEmpty();
  }

  /** The control: it fires once more while it is kept open. */
  @Test
  void whatFiresAgainAfterItsSilenceIsTold() throws Exception {
    episode();
    String silence = silence();
    episode();
    world.silences.end(silence);
    pass(EPISODE);
    told();
    began = world.clock.instant();
    fire("a");
    pass(EPISODE);
    assertThat(told()).containsExactly("firing a");
    end("a");
    pass(Duration.ofMinutes(30));
    assertThat(told()).containsExactly("resolved a");
  }

  @Test
  void whatFiresWhenItsSilenceEndsIsToldAtOnceAlsoAfterARestart() throws Exception {
    episode();
    told();
    String silence = silence();
    began = world.clock.instant();
    fire("a");
    pass(EPISODE);
    restart();
    world.silences.end(silence);
    evaluate();
    evaluate();
    assertThat(told()).containsExactly("firing a");
  }

  @Test
  void whatIsOverWhenItsInhibitionEndsIsNotTold() throws Exception {
    route(
        """
        route: {receiver: pager, group_by: ['...']}
        receivers: [{name: pager, webhook_configs: [{url: '%s'}]}]
        inhibit_rules: [{source_matchers: [instance=host], target_matchers: [instance=a]}]
        """
            .formatted(receiver.url("/")));
    episode();
    began = world.clock.instant();
    fire("host");
    evaluate();
    told();
    episode();
    assertThat(told()).isEmpty();
    end("host");
    pass(Duration.ofMinutes(30));
    assertThat(told()).containsExactly("resolved host");
    assertThat(world.alerting.unresolved()).isEmpty();
  }
}
