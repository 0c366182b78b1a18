package dev.headroom.ingest.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * Remote write 1.0. A sender repeats on 5xx, and on 4xx gives up and counts the whole request as
 * failed; so 4xx says that nothing of it was stored. A request of which a part was stored is
 * answered with 200: the text names what was not, and headers tell how much was, as 2.0 has them.
 */
final class RemoteWriteDialect implements Dialect {
  private static final String WRITTEN = "X-Prometheus-Remote-Write-%s-Written";

  @Override
  public PushReply say(Outcome outcome, String requestId) {
    return switch (outcome) {
      case Outcome.Taken taken when taken.isNothing() ->
          text(400, "nothing taken: " + taken.rejections()).with(written(0));
      case Outcome.Taken taken when taken.rejections().isEmpty() ->
          PushReply.empty(204).with(written(taken.accepted()));
      case Outcome.Taken taken ->
          text(
                  200,
                  taken.rejections().points()
                      + " samples not taken, "
                      + taken.accepted()
                      + " taken: "
                      + taken.rejections())
              .with(written(taken.accepted()));
      case Outcome.Invalid(int status, String detail) -> text(status, detail);
      case Outcome.OverCapacity(var wait, String detail) -> text(503, detail).retryAfter(wait);
      case Outcome.Unavailable(var wait, String detail) -> text(503, detail).retryAfter(wait);
      case Outcome.Failed() -> text(500, "the server failed; see its log");
    };
  }

  private static Map<String, String> written(long samples) {
    return Map.of(
        WRITTEN.formatted("Samples"),
        String.valueOf(samples),
        WRITTEN.formatted("Histograms"),
        "0",
        WRITTEN.formatted("Exemplars"),
        "0");
  }

  private static PushReply text(int status, String line) {
    return PushReply.of(status, "text/plain; charset=utf-8", Buffer.buffer(line + "\n"));
  }
}
