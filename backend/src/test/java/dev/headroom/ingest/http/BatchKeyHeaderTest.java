package dev.headroom.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.intake.Pushes;
import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BatchKeyHeaderTest {
  private static final byte[] BODY = "body".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);
  private static final Batch OBSERVATIONS =
      Batch.ofSeries(
          1,
          List.of(
              new SeriesData.Observations(
                  Labels.of(Labels.NAME, "d"), Unit.SECONDS, 1, new double[] {1}, 0)));

  private static Decoded decoded(Batch batch, boolean timed) {
    return new Decoded(batch, timed, new Rejections());
  }

  private static BatchKey key(Batch batch, boolean timed, String target, byte[] body) {
    return BatchKeyHeader.of(Optional.empty(), target, "text/plain", body, decoded(batch, timed));
  }

  @Test
  void theSendersKeyDecidesWhateverTheContent() {
    Decoded samples = decoded(Pushes.samples(1), false);
    BatchKey one = BatchKeyHeader.of(Optional.of("k"), "/a", "text/plain", BODY, samples);
    BatchKey same = BatchKeyHeader.of(Optional.of("k"), "/b", "x/y", BODY, samples);
    BatchKey other = BatchKeyHeader.of(Optional.of("k"), "/a", "text/plain", OTHER, samples);

    assertThat(one.remembered()).isTrue();
    assertThat(same).isEqualTo(one);
    assertThat(other.id()).isEqualTo(one.id());
    assertThat(other.body()).isNotEqualTo(one.body());
    assertThat(BatchKeyHeader.of(Optional.of("j"), "/a", "text/plain", BODY, samples).id())
        .isNotEqualTo(one.id());
  }

  @Test
  void withoutAKeyTheBodyAndItsAddressDecide() {
    BatchKey one = key(OBSERVATIONS, true, "/a?unit=ms", BODY);

    assertThat(one.remembered()).isTrue();
    assertThat(key(OBSERVATIONS, true, "/a?unit=ms", BODY)).isEqualTo(one);
    assertThat(key(OBSERVATIONS, true, "/a?unit=us", BODY).id()).isNotEqualTo(one.id());
    assertThat(key(OBSERVATIONS, true, "/a?unit=ms", OTHER).id()).isNotEqualTo(one.id());
    assertThat(one.id()).as("a key can't be mistaken for a body").isNotEqualTo(one.body());
  }

  @Test
  void whatRepeatsHarmlesslyOrHasNoTimeIsNotRemembered() {
    assertThat(key(Pushes.samples(1), true, "/a", BODY).remembered()).isFalse();
    assertThat(key(OBSERVATIONS, false, "/a", BODY).remembered()).isFalse();
    assertThat(key(Pushes.log("x"), true, "/a", BODY).remembered()).isTrue();
    assertThat(key(Pushes.change("x"), true, "/a", BODY).remembered()).isTrue();
  }

  @Test
  void keysAreOneTo255Characters() throws Exception {
    assertThat(BatchKeyHeader.sent(null)).isEmpty();
    assertThat(BatchKeyHeader.sent("\"quoted\"")).contains("\"quoted\"");
    assertThatThrownBy(() -> BatchKeyHeader.sent(" ")).isInstanceOf(BodyException.class);
    assertThatThrownBy(() -> BatchKeyHeader.sent("k".repeat(256)))
        .hasMessage("Idempotency-Key of 256 characters; 1 to 255 are fine");
  }
}
