package dev.headroom.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.decode.DecodeLimits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every endpoint takes what is up to ten minutes ahead of the server's clock, and no more. */
final class ClockTest {
  private static final Duration FUTURE_MAX = Duration.ofMinutes(10);

  /** The sample of an interval log ends so long before the others. */
  private static final Duration INTERVAL_ENDS_BEFORE = Duration.ofSeconds(40);

  @ParameterizedTest
  @EnumSource
  void tenMinutesAheadAreTakenAndNotAMillisecondMore(SamplePush push) throws Exception {
    Instant stamp = Instant.ofEpochMilli(PushServer.NOW);
    stamp = push == SamplePush.HDR ? stamp.minus(INTERVAL_ENDS_BEFORE) : stamp;
    try (PushServer server = server(stamp.minus(FUTURE_MAX))) {
      assertThat(server.post(push.path, push.wire(), push.headers()).statusCode())
          .isEqualTo(push.success);
      assertThat(server.store.batches()).hasSize(1);
    }
    try (PushServer server = server(stamp.minus(FUTURE_MAX).minusMillis(1))) {
      server.post(push.path, push.wire(), push.headers());
      assertThat(server.store.batches())
          .as("a description of a metric has no time")
          .allMatch(batch ->
              batch.series().isEmpty() && batch.logs().isEmpty() && batch.changes().isEmpty());
    }
  }

  private static PushServer server(Instant now) throws Exception {
    return new PushServer(BodyLimits.defaults(), DecodeLimits.defaults(), now);
  }
}
