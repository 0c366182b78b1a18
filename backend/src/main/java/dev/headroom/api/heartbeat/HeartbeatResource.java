package dev.headroom.api.heartbeat;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.watch.heartbeat.HeartbeatStatus;
import dev.headroom.watch.heartbeat.Heartbeats;
import dev.headroom.watch.ping.HeartbeatsOut;
import dev.headroom.watch.ping.PingStatus;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who reports to us, and whom we report to. A beat is a POST; GET and HEAD, by which browsers and
 * previews look at addresses, tell how a heartbeat stands and are none.
 */
public final class HeartbeatResource implements Resource {
  /** Bytes of a body, which is not read. */
  private static final int BODY_BYTES_MAX = 64 * 1024;

  private final Heartbeats declared;
  private final HeartbeatsOut beats;
  private final Answers answers;

  private record HeartbeatList(List<HeartbeatView> heartbeats, List<BeatTargetView> targets) {}

  private record HeartbeatView(
      String name,
      String state,
      String severity,
      String service,
      String owner,
      String runbook,
      String description,
      long intervalSeconds,
      long graceSeconds,
      @Nullable Instant lastAt,
      long beats,
      Instant missedAt) {
    static HeartbeatView of(HeartbeatStatus status) {
      return new HeartbeatView(
          status.rule().name(),
          status.state().toString(),
          status.rule().severity().text(),
          status.rule().service(),
          status.rule().owner(),
          status.rule().runbook(),
          status.rule().description(),
          status.rule().interval().toSeconds(),
          status.rule().grace().toSeconds(),
          status.lastAt().orElse(null),
          status.beats(),
          status.missedAt());
    }
  }

  private record BeatTargetView(
      String target,
      long intervalSeconds,
      @Nullable Instant lastSentAt,
      @Nullable Instant lastFailedAt,
      long failuresInARow,
      String error) {
    static BeatTargetView of(PingStatus status) {
      return new BeatTargetView(
          status.target(),
          status.interval().toSeconds(),
          status.lastSentAt().orElse(null),
          status.lastFailedAt().orElse(null),
          status.failuresInARow(),
          status.error());
    }
  }

  /**
   * @param declared those who should report to us
   * @param beats what we post to those who watch us
   */
  public HeartbeatResource(Heartbeats declared, HeartbeatsOut beats, Answers answers) {
    this.declared = declared;
    this.beats = beats;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/heartbeats").handler(answers.toWatch("heartbeats", (_, _) -> list()));
    router
        .get("/api/v1/heartbeats/:name")
        .handler(answers.toWatch("heartbeat", (r, _) -> find(Parameters.path(r, "name"))));
    for (String path : List.of("/api/v1/heartbeats/:name", "/api/v2/heartbeat/:name")) {
      router
          .post(path)
          .handler(answers.body("heartbeatBodyBytesMax", BODY_BYTES_MAX))
          .handler(answers.toWatch("heartbeat_beat", (r, _) -> beat(Parameters.path(r, "name"))));
    }
  }

  private Reply list() {
    return new Reply.JsonValue(
        new HeartbeatList(
            declared.all().stream().map(HeartbeatView::of).toList(),
            beats.all().stream().map(BeatTargetView::of).toList()));
  }

  private Reply find(String name) {
    return told(name, declared.find(name));
  }

  private Reply beat(String name) throws IOException {
    return told(name, declared.beat(name));
  }

  private static Reply told(String name, Optional<HeartbeatStatus> status) {
    return status.isPresent()
        ? new Reply.JsonValue(HeartbeatView.of(status.get()))
        : new Reply.Missing("there is no heartbeat " + name);
  }
}
