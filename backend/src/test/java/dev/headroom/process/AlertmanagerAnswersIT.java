package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.AlertmanagerAnswers;
import dev.headroom.api.AlertmanagerAnswers.Exchange;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of Alertmanager's answers is what a real one says. */
class AlertmanagerAnswersIT {
  private static final String CONFIG =
      """
      route: {receiver: desk, routes: [{matchers: ['severity="page"'], receiver: pager}]}
      receivers: [{name: desk}, {name: pager}]
      """;

  @TempDir Path folder;

  @Test
  void aRealAlertmanagerGivesTheAnswersThatAreWrittenDown() throws Exception {
    Path program = AlertmanagerProcess.program("prometheus-alertmanager");
    if (program == null) {
      return;
    }
    try (AlertmanagerProcess peer = AlertmanagerProcess.start(program, folder, CONFIG);
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(peer.comes(() -> peer.text("/-/ready").contains("OK"))).isTrue();
      assertThat(
              AlertmanagerAnswers.differences(
                  Instant.now(),
                  asked -> client.send(request(peer, asked), BodyHandlers.ofString())))
          .isEmpty();
    }
  }

  private static HttpRequest request(AlertmanagerProcess peer, Exchange asked) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(peer.url() + asked.target()))
            .method(asked.method(), BodyPublishers.ofString(asked.body()));
    if (!asked.type().isEmpty()) {
      request.header("Content-Type", asked.type());
    }
    return request.build();
  }
}
