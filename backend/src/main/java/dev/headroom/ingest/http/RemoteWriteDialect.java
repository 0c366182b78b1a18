package dev.headroom.ingest.http;

import io.vertx.core.buffer.Buffer;

/**
 * Remote write 1.0: 204, or plain text. A sender repeats on 5xx and gives up on 4xx, so a push of
 * which a part was taken is answered with 400.
 */
final class RemoteWriteDialect implements Dialect {
  @Override
  public Reply say(Outcome outcome, String requestId) {
    return switch (outcome) {
      case Outcome.Taken taken when taken.rejections().isEmpty() -> Reply.empty(204);
      case Outcome.Taken taken ->
          text(
              400,
              taken.rejections().points()
                  + " samples not taken, "
                  + taken.accepted()
                  + " taken: "
                  + taken.rejections());
      case Outcome.Invalid(int status, String detail) -> text(status, detail);
      case Outcome.OverCapacity(var wait, String detail) -> text(503, detail).retryAfter(wait);
      case Outcome.Unavailable(var wait, String detail) -> text(503, detail).retryAfter(wait);
      case Outcome.Failed() -> text(500, "the server failed; see its log");
    };
  }

  private static Reply text(int status, String line) {
    return Reply.of(status, "text/plain; charset=utf-8", Buffer.buffer(line + "\n"));
  }
}
