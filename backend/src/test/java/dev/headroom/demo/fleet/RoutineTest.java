package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.ChangeEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutineTest {
  private static final long HOUR = 3_600_000;

  private final Routine routine = new Routine(Seed.fixedSplittable(3), 0);

  @Test
  void somebodyShipsSomethingEveryFewMinutes() {
    List<ChangeEvent> shipped = routine.until(24 * HOUR);
    assertThat(shipped).hasSizeBetween(150, 270);
    assertThat(shipped).extracting(ChangeEvent::timeMillis).isSorted();
    assertThat(shipped).extracting(ChangeEvent::version).doesNotHaveDuplicates();
    assertThat(shipped).extracting(ChangeEvent::service).contains("checkout", "timeline");
    assertThat(routine.until(24 * HOUR)).isEmpty();
  }

  @Test
  void nobodyShipsWhileTheWorldStandsStill() {
    routine.skipTo(10 * HOUR);
    assertThat(routine.until(11 * HOUR)).allMatch(each -> each.timeMillis() >= 10 * HOUR);
  }
}
