package dev.headroom.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IncidentIdsTest {
  private final IncidentIds ids = new IncidentIds(Seed.fixed(7));

  @Test
  void sortByTime() {
    List<String> byTime =
        Stream.of("1970-01-01T00:00:00Z", "2026-03-01T03:07:00Z", "2026-03-01T03:07:00.001Z")
            .map(Instant::parse)
            .map(ids::next)
            .toList();
    assertThat(byTime).isSorted().doesNotHaveDuplicates();
    assertThat(ids.next(Instant.parse("2999-01-01T00:00:00Z"))).isGreaterThan(byTime.getLast());
  }

  @Test
  void areSafeInUrlsAndDifferWithinAMillisecond() {
    Instant at = Instant.parse("2026-03-01T03:07:00Z");
    List<String> many = Stream.generate(() -> ids.next(at)).limit(1_000).toList();
    assertThat(many).doesNotHaveDuplicates().allMatch(id -> id.matches("inc-[0-9a-z]{16}"));
  }
}
