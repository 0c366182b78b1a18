package dev.headroom.drill.record;

import static dev.headroom.drill.record.DrillFixture.STARTED;
import static dev.headroom.drill.record.DrillFixture.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.record.KeptDrill.LegTime;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What the records of drills hold to, whatever keeps them.
 *
 * @param <R> the records of the store
 */
public abstract class DrillRecordsContract<R extends DrillingRecords> {
  /** The store, empty. */
  protected abstract StateStore<R> store();

  private void write(Consumer<DrillRecords> work) throws IOException {
    store()
        .write(records -> {
          work.accept(records.drills());
          return true;
        });
  }

  private Optional<KeptDrill> find(String id) throws IOException {
    return store().read((R records) -> records.drills().find(id));
  }

  private List<KeptDrill> read(Function<DrillRecords, List<KeptDrill>> work) throws IOException {
    return store().read((R records) -> work.apply(records.drills()));
  }

  private static List<String> ids(List<KeptDrill> drills) {
    return drills.stream().map(KeptDrill::id).toList();
  }

  @Test
  void aDrillIsReadAsItWasPutAndItsEndTakesItsPlace() throws IOException {
    KeptDrill begun = running("a", "friday", "checkout", STARTED);
    write(records -> records.put(begun));
    assertThat(find("a")).contains(begun);
    assertThat(read(DrillRecords::running)).containsExactly(begun);

    KeptDrill ended =
        begun
            .with(
                List.of(
                    new LegTime(
                        DrillLeg.ALERT,
                        Optional.of(Duration.ofMillis(12_345)),
                        Duration.ofMillis(51_840),
                        Duration.ofMinutes(2)),
                    new LegTime(
                        DrillLeg.RECEIVED,
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ofSeconds(30))),
                Optional.of("inc-1"))
            .ended(
                DrillResult.FAILED,
                Optional.of(DrillLeg.RECEIVED),
                "No receiver.",
                STARTED.plusMillis(1));
    write(records -> records.put(ended));
    assertThat(find("a")).contains(ended);
    assertThat(read(DrillRecords::running)).isEmpty();
    assertThat(find("b")).isEmpty();
  }

  @Test
  void theLatestComeFirstOfOneServiceOrOfAll() throws IOException {
    write(records -> {
      records.put(running("a", "", "checkout", STARTED));
      records.put(running("c", "", "stock", STARTED.plusSeconds(2)));
      records.put(running("b", "", "checkout", STARTED.plusSeconds(1)));
    });
    assertThat(ids(read(records -> records.latest(Optional.empty(), 2)))).containsExactly("c", "b");
    assertThat(ids(read(records -> records.latest(Optional.of("checkout"), 9))))
        .containsExactly("b", "a");
    assertThat(read(records -> records.latest(Optional.of("'"), 9))).isEmpty();
  }

  @Test
  void theLastOfEachScheduleAndOfEachServiceThatHasNoneIsFound() throws IOException {
    write(records -> {
      records.put(running("a", "friday", "checkout", STARTED));
      records.put(running("b", "friday", "checkout", STARTED.plusSeconds(1)));
      records.put(running("c", "monday", "checkout", STARTED));
      records.put(running("d", "", "checkout", STARTED.minusSeconds(1)));
      records.put(running("e", "", "stock", STARTED));
      records.put(running("f", "", "stock", STARTED.minusSeconds(9)));
    });
    assertThat(ids(read(DrillRecords::lastOfEach))).containsExactly("b", "e", "c", "d");
  }

  @Test
  void theNewestAreKept() throws IOException {
    write(records -> {
      records.put(running("a", "", "checkout", STARTED));
      records.put(running("b", "", "checkout", STARTED.plusSeconds(1)));
      records.put(running("c", "", "checkout", STARTED.plusSeconds(2)));
      records.keep(2);
    });
    assertThat(ids(read(DrillRecords::running))).containsExactly("c", "b");
    write(records -> records.keep(5));
    assertThat(read(DrillRecords::running)).hasSize(2);
  }

  @Test
  void whatWaitsToBeCountedIsThereUntilItIs() throws IOException {
    PageOutcome late = new PageOutcome("b", "stock", "stock-up", "", false, STARTED.plusMillis(1));
    PageOutcome inTime = new PageOutcome("c", "checkout", "checkout-up", "friday", true, STARTED);
    write(records -> {
      records.put(late);
      records.put(inTime);
      records.put(inTime);
      records.counted("a");
    });
    assertThat(outcomes()).containsExactly(inTime, late);
    write(records -> records.counted("c"));
    assertThat(outcomes()).containsExactly(late);
  }

  /** A drill that is no longer kept may still wait to be counted. */
  @Test
  void whatIsNotKeptIsCountedAllTheSame() throws IOException {
    PageOutcome waits = new PageOutcome("a", "stock", "stock-up", "", true, STARTED);
    write(records -> {
      records.put(running("a", "", "stock", STARTED));
      records.put(waits);
      records.keep(0);
    });
    assertThat(find("a")).isEmpty();
    assertThat(outcomes()).containsExactly(waits);
  }

  private List<PageOutcome> outcomes() throws IOException {
    return store().read((R records) -> records.drills().outcomes());
  }
}
