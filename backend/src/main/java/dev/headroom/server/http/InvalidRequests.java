package dev.headroom.server.http;

import dev.headroom.ingest.http.ProblemDetails;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.prometheus.client.Counter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Answers requests that no router sees, because their head is too large or is no HTTP. The
 * connection is closed after the answer, for nobody knows where the next request would begin.
 */
final class InvalidRequests implements Handler<HttpServerRequest> {
  private final int lineBytesMax;
  private final int headerBytesMax;
  private final RandomGenerator random;
  private final Counter refused;

  /**
   * @param lineBytesMax size of a request's first line
   * @param headerBytesMax size of all its headers
   * @param random for the ids of requests
   * @param refused counts by reason
   */
  InvalidRequests(int lineBytesMax, int headerBytesMax, RandomGenerator random, Counter refused) {
    this.lineBytesMax = lineBytesMax;
    this.headerBytesMax = headerBytesMax;
    this.random = random;
    this.refused = refused;
  }

  @Override
  public void handle(HttpServerRequest request) {
    switch (request.decoderResult().cause()) {
      case TooLongHttpLineException _ ->
          answer(
              request,
              414,
              "line_too_long",
              "the address is larger than allowed: a request's first line may have "
                  + lineBytesMax
                  + " bytes");
      case TooLongHttpHeaderException _ ->
          answer(
              request,
              431,
              "headers_too_large",
              "the headers are larger than allowed: together they may have "
                  + headerBytesMax
                  + " bytes");
      case null, default -> answer(request, 400, "malformed", "the request is no HTTP");
    }
  }

  private void answer(HttpServerRequest request, int status, String reason, String detail) {
    refused.labels(reason).inc();
    String id = HexFormat.of().toHexDigits(random.nextLong());
    request
        .response()
        .setStatusCode(status)
        .putHeader("X-Request-Id", id)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Connection", "close")
        .putHeader("Content-Type", ProblemDetails.CONTENT_TYPE)
        .end(new ProblemDetails(status, detail, id).toJson());
  }
}
