package dev.headroom.ingest.http;

import dev.headroom.ingest.body.BodyReader;
import dev.headroom.ingest.body.ContentEncoding;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.model.BatchKey;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One push whose head was good: from its body to its outcome. */
final class PushRequest implements BodyReader.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(PushRequest.class);

  private final Exchange exchange;
  private final PushGate gate;
  private final RequestHead head;

  /**
   * What the head of a request says.
   *
   * @param target path and query
   * @param key the sender's own
   */
  record RequestHead(
      String protocol,
      String target,
      Format format,
      ContentEncoding encoding,
      Optional<String> key,
      Map<String, String> parameters) {
    static RequestHead of(Endpoint endpoint, HttpServerRequest request) throws BodyException {
      Format format = endpoint.format(request.getHeader("Content-Type"));
      ContentEncoding encoding =
          ContentEncoding.of(request.getHeader("Content-Encoding"), endpoint.encoding());
      Optional<String> key = BatchKeyHeader.sent(request.getHeader("Idempotency-Key"));
      return new RequestHead(
          endpoint.protocol(), request.uri(), format, encoding, key, parameters(request));
    }

    private static Map<String, String> parameters(HttpServerRequest request) throws BodyException {
      if (request.query() == null) {
        return Map.of();
      }
      try {
        Map<String, String> parameters = new HashMap<>();
        request.params().forEach(each -> parameters.put(each.getKey(), each.getValue()));
        return parameters;
      } catch (IllegalArgumentException e) {
        throw BodyException.malformed("query " + Excerpt.of(request.query()) + " is not encoded");
      }
    }
  }

  PushRequest(Exchange exchange, PushGate gate, RequestHead head) {
    this.exchange = exchange;
    this.gate = gate;
    this.head = head;
  }

  @Override
  public void refused(BodyException why) {
    exchange.answer(Outcome.of(why, gate.retryAfter()));
  }

  @Override
  public void gone() {
    exchange.gone();
  }

  @Override
  public void whole(BodyReader.Pieces body) {
    try {
      gate.decoding().execute(() -> take(body));
    } catch (RejectedExecutionException e) {
      exchange.answer(
          new Outcome.OverCapacity(
              gate.retryAfter(), "too many pushes wait to be decoded (limit decodingWaitingMax)"));
    }
  }

  /** The boundary at which everything that can go wrong with a push becomes an answer. */
  private void take(BodyReader.Pieces pieces) {
    try {
      byte[] bytes = gate.decompression().undo(head.encoding, pieces.join(), exchange.lease());
      gate.metrics().read(head.protocol, pieces.size(), bytes.length);
      Body body = new Body(bytes, gate.clock().millis(), head.parameters);
      Decoded decoded = head.format.decoder().decode(body);
      BatchKey key =
          BatchKeyHeader.of(head.key, head.target, head.format.mediaType(), bytes, decoded);
      submit(gate.admission().admit(decoded), key);
    } catch (BodyException e) {
      refused(e);
    } catch (StackOverflowError e) {
      refused(BodyException.malformed("nested too deeply"));
    } catch (RuntimeException e) {
      LOG.error("a push to {} failed", head.target, e);
      exchange.answer(new Outcome.Failed());
    }
  }

  private void submit(Admission.Admitted admitted, BatchKey key) {
    Decoded decoded = admitted.decoded();
    try {
      gate.intake()
          .accept(
              decoded.batch(),
              key,
              receipt -> {
                admitted.release();
                exchange.answer(Outcome.of(receipt, decoded));
              });
    } catch (RuntimeException e) {
      admitted.release();
      throw e;
    }
  }
}
