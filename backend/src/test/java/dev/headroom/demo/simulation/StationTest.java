package dev.headroom.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StationTest {
  private record End(String job, long micros) {}

  private final List<End> ends = new ArrayList<>();

  @Test
  void firstComeFirstServed() {
    Station<String> station = station(1, 10, 100);
    station.arrive("a", 0);
    station.arrive("b", 10);
    station.arrive("c", 150);
    station.advance(1_000);

    assertThat(ends).containsExactly(new End("a", 100), new End("b", 200), new End("c", 300));
  }

  @Test
  void serversWorkSideBySide() {
    Station<String> station = station(2, 10, 100);
    station.arrive("a", 0);
    station.arrive("b", 10);
    station.arrive("c", 20);
    station.advance(1_000);

    assertThat(ends).containsExactly(new End("a", 100), new End("b", 110), new End("c", 200));
  }

  @Test
  void jobsStartWhenTheirTimeComesAndNotBefore() {
    Station<String> station = station(1, 10, 100);
    station.arrive("a", 0);
    station.arrive("b", 10);
    station.advance(99);
    assertThat(ends).containsExactly(new End("a", 100));
    assertThat(station.waiting()).isEqualTo(1);
    assertThat(station.busy(99)).isEqualTo(1);

    station.advance(100);
    assertThat(station.waiting()).isZero();
    assertThat(station.busy(199)).isEqualTo(1);
    assertThat(station.busy(200)).isZero();
  }

  @Test
  void oneTooManyIsTurnedAway() {
    Station<String> station = station(1, 1, 100);
    assertThat(station.arrive("served", 0)).isTrue();
    assertThat(station.arrive("waits", 1)).isTrue();
    assertThat(station.arrive("one too many", 2)).isFalse();
    assertThat(station.arrive("waits after the first left", 101)).isTrue();
  }

  @Test
  void withoutRoomToWaitAFreeServerStillTakes() {
    Station<String> station = station(1, 0, 100);
    assertThat(station.arrive("a", 0)).isTrue();
    assertThat(station.arrive("b", 50)).isFalse();
    assertThat(station.arrive("c", 100)).isTrue();
  }

  @Test
  void workIsDecidedWhenItStarts() {
    long[] takes = {100};
    Station<String> station =
        new Station<>(
            1,
            10,
            (job, start) -> Effort.fine(takes[0]),
            (job, end, effort) -> ends.add(new End(job, end)));
    station.arrive("slow", 0);
    station.arrive("waits", 1);
    station.advance(50);
    takes[0] = 5;
    station.advance(200);

    assertThat(ends).containsExactly(new End("slow", 100), new End("waits", 105));
  }

  /** Mean time in an M/M/1 system is 1 / (service rate - arrival rate): 1 / (1000 - 800) s. */
  @Test
  void queueIsAsLongAsTheorySays() {
    SplittableRandom random = Seed.fixedSplittable(7);
    long[] spent = new long[2];
    Station<Long> station =
        new Station<>(
            1,
            Integer.MAX_VALUE,
            (arrived, start) -> Effort.fine(Math.round(random.nextExponential() * 1_000)),
            (arrived, end, effort) -> {
              spent[0] += end - arrived;
              spent[1]++;
            });
    RequestArrivals arrivals = new RequestArrivals(new LoadCurve(800, 0), random, 0);
    while (spent[1] < 400_000) {
      long at = arrivals.take();
      station.arrive(at, at);
    }

    double meanMillis = spent[0] / 1_000.0 / spent[1];
    assertThat(meanMillis).isCloseTo(5.0, within(0.4));
  }

  private Station<String> station(int servers, int waitingMax, long micros) {
    return new Station<>(
        servers,
        waitingMax,
        (job, start) -> Effort.fine(micros),
        (job, end, effort) -> ends.add(new End(job, end)));
  }
}
