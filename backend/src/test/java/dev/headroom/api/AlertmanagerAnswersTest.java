package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good and bad requests have the status and the body here that they have there. */
class AlertmanagerAnswersTest {
  @TempDir Path folder;

  @Test
  void everyRequestIsAnsweredAsAlertmanagerDoes() throws Exception {
    try (ApiWorld world = new ApiWorld(folder)) {
      assertThat(
              AlertmanagerAnswers.differences(
                  world.incidents.clock.instant(),
                  asked ->
                      world.http.send(asked.method(), asked.target(), asked.type(), asked.body())))
          .isEmpty();
    }
  }
}
