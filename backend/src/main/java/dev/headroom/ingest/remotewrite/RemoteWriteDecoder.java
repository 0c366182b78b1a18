package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Decoder;
import dev.headroom.ingest.replica.ReplicaElection;
import io.prometheus.client.CollectorRegistry;

/**
 * Reads {@code prometheus.WriteRequest}: float samples and metadata are taken, exemplars ignored,
 * native histograms rejected as {@code not_supported} while the samples beside them are kept. Of
 * several replicas one counts; what the others say is left out without a word, so that they go on
 * sending (Prometheus remote write specification 1.0).
 */
public final class RemoteWriteDecoder implements Decoder {
  private final DecodeLimits limits;
  private final SeriesLabels labels;
  private final ReplicaElection replicas;

  /**
   * @param replicas decides which of several replicas counts
   */
  public RemoteWriteDecoder(
      DecodeLimits limits, ReplicaElection replicas, CollectorRegistry registry) {
    this.limits = limits;
    this.labels = new SeriesLabels(limits, replicas, registry);
    this.replicas = replicas;
  }

  @Override
  public Decoded decode(Body body) throws BodyException {
    return new WriteRequestReader(body, limits, labels, replicas).read();
  }
}
