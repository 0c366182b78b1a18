package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import io.prometheus.client.CollectorRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One request of a Prometheus that has sent these series before: 500 of them, a sample each. */
@State(Scope.Thread)
public class RemoteWriteDecodeBenchmark {
  private static final int SERIES = 500;
  private static final long NOW = 1_770_000_000_000L;

  private RemoteWriteDecoder decoder;
  private Body body;

  @Setup
  public void request() {
    CollectorRegistry registry = new CollectorRegistry();
    decoder = new RemoteWriteDecoder(DecodeLimits.defaults(), Elections.of(registry), registry);
    WriteRequests request = new WriteRequests();
    for (int i = 0; i < SERIES; i++) {
      request.add(
          WriteRequests.series(
                  "http_requests_total",
                  "code",
                  "200",
                  "instance",
                  "10.0.0." + i % 50 + ":9100",
                  "job",
                  "checkout",
                  "path",
                  "/cart/" + i)
              .sample(1_000_000 + i, NOW));
    }
    body = new Body(request.bytes(), NOW);
  }

  @Benchmark
  public Decoded decode500Samples() throws BodyException {
    return decoder.decode(body);
  }
}
