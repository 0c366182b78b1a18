package dev.headroom.process;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;

/**
 * Rules by which what others post, and nothing else, is told to a pager by signed webhooks, and a
 * process of them.
 */
final class PagedFolder {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final Path folder;

  /**
   * @param keys of the pager's route: {@code group_by: ['...']}
   * @param more further entries of the pager's receiver, each on lines of its own
   */
  PagedFolder(Path folder, Pager pager, String keys, String more) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("rules"));
    Files.createDirectories(folder.resolve("runbooks"));
    Path key = Files.writeString(folder.resolve("key"), SECRET);
    Files.writeString(
        folder.resolve("rules").resolve("routing.yaml"),
        """
        route:
          receiver: nobody
          routes: [{matchers: ['alertname="Down"'], receiver: pager, %s}]
        receivers:
          - name: nobody
          - name: pager
            signed_webhook_configs: [{url: '%s/pager', secret: '${file:%s}'}]
        %s
        """
            .formatted(keys, pager.url(), key, more));
  }

  /** Starts it over the same files, anew each time, and waits until it says where it is. */
  HeadroomProcess serve() throws IOException, InterruptedException {
    HeadroomProcess server = launch();
    server.awaitUrl();
    return server;
  }

  /** The same without waiting. */
  HeadroomProcess launch() throws IOException {
    return HeadroomProcess.launch(
        "serve",
        "--port",
        "0",
        "--data",
        folder.resolve("data").toString(),
        "--rules",
        folder.resolve("rules").toString(),
        "--runbooks",
        folder.resolve("runbooks").toString());
  }

  /** Posts alerts as Prometheus does, and takes no answer but 200. */
  static void post(HeadroomProcess server, Collection<String> names, Instant since, Instant end)
      throws IOException, InterruptedException {
    ArrayNode posts = HeadroomProcess.JSON.createArrayNode();
    for (String name : names) {
      var alert = posts.addObject();
      alert
          .putObject("labels")
          .put("alertname", "Down")
          .put("severity", "critical")
          .put("instance", name);
      alert.put("startsAt", since.toString());
      alert.put("endsAt", end.toString());
    }
    var answer = server.post("/api/v2/alerts", "application/json", posts.toString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }
}
