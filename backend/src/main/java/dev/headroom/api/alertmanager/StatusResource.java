package dev.headroom.api.alertmanager;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.SystemView;
import dev.headroom.outside.AlertDirectory;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Supplier;

/** Says what this server is, and who is told of alerts, to tools of Alertmanager. */
final class StatusResource implements Resource {
  /** The version of Alertmanager whose API this is; its tools compare it with theirs. */
  private static final String VERSION_SPOKEN = "0.25.0";

  private final AlertDirectory directory;
  private final Supplier<SystemView> system;
  private final Answers answers;

  /** There is one server. */
  private record ClusterView(List<String> peers, String status) {
    static final ClusterView DISABLED = new ClusterView(List.of(), "disabled");
  }

  /**
   * @param original who is told of what, as a file of Alertmanager's
   */
  private record RoutingFileView(String original) {}

  private record VersionView(
      String branch,
      String buildDate,
      String buildUser,
      String goVersion,
      String revision,
      String version) {}

  private record StatusView(
      ClusterView cluster, RoutingFileView config, String uptime, VersionView versionInfo) {}

  StatusResource(AlertDirectory directory, Supplier<SystemView> system, Answers answers) {
    this.directory = directory;
    this.system = system;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v2/status")
        .handler(answers.toWatch("alertmanager_status", (_, _) -> status()));
    router
        .get("/api/v2/receivers")
        .handler(
            answers.toWatch(
                "alertmanager_receivers",
                (_, _) ->
                    new Reply.JsonValue(
                        directory.receivers().stream().map(ReceiverView::new).toList())));
  }

  private Reply status() {
    SystemView now = system.get();
    return new Reply.JsonValue(
        new StatusView(
            ClusterView.DISABLED,
            new RoutingFileView(directory.routingText()),
            AlertViews.time(now.startedAt()),
            new VersionView(
                "headroom " + now.version(), "", "", "", now.commit(), VERSION_SPOKEN)));
  }
}
