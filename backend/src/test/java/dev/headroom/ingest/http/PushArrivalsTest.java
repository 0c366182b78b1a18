package dev.headroom.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.http.PushArrivals.Arrival;
import dev.headroom.model.Rejection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushArrivalsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:07:00Z");
  private final PushArrivals arrivals = new PushArrivals(InstantSource.fixed(NOW));

  private static Rejections rejections(String reason, int points) {
    Rejections rejections = new Rejections();
    if (points > 0) {
      rejections.addAll(List.of(new Rejection(reason, points, "")));
    }
    return rejections;
  }

  @Test
  void what_is_expected_is_listed_before_anything_came() {
    arrivals.expect("hdr");
    arrivals.expect("logs");

    assertThat(arrivals.all())
        .containsExactly(
            new Arrival("hdr", 0, 0, Optional.empty()),
            new Arrival("logs", 0, 0, Optional.empty()));
    assertThat(arrivals.refused()).isEmpty();
  }

  @Test
  void a_repeated_push_is_a_request_and_brings_nothing() {
    arrivals.add("logs", new Outcome.Taken(3, rejections("", 0), false));
    arrivals.add("logs", new Outcome.Taken(3, rejections("", 0), true));

    assertThat(arrivals.all()).containsExactly(new Arrival("logs", 2, 3, Optional.of(NOW)));
  }

  @Test
  void what_was_refused_is_counted_by_reason() {
    arrivals.add("logs", new Outcome.Taken(1, rejections("too_old", 2), false));
    arrivals.add("hdr", new Outcome.Taken(0, rejections("too_old", 5), false));

    assertThat(arrivals.refused()).isEqualTo(Map.of("too_old", 7L));
    assertThat(arrivals.all()).containsExactly(new Arrival("logs", 1, 1, Optional.of(NOW)));
  }
}
