package dev.headroom.outside.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.group.PastEpisode;
import dev.headroom.model.text.LabelFingerprint;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What the records of alerts that others post hold to, whatever keeps them.
 *
 * @param <R> the records of the store
 */
public abstract class OutsideRecordsContract<R extends OutsideRecords> {
  private static final Instant STARTED = Instant.parse("2026-03-01T03:07:00.123Z");

  /** The store, empty. */
  protected abstract StateStore<R> store();

  private static OutsideAlert alert(String instance, Instant until, String summary) {
    Map<String, String> labels = Map.of("alertname", "Down", "instance", instance);
    return new OutsideAlert(
        LabelFingerprint.of(labels),
        labels,
        Map.of("summary", summary, "ümlaut", "\"quoted\"\n'"),
        STARTED,
        until,
        STARTED.plusSeconds(60),
        "http://prometheus/graph?x=1&y=2",
        instance.equals("a")
            ? Optional.of(
                new OutsideGroup(
                    "Down/g0123456789abcdef",
                    "{}/{a=~\"x|\\\"y\"}",
                    Map.of("alertname", "Down", "route", "\"ü\"\n", "past.x", "y")))
            : Optional.empty(),
        instance.equals("a")
            ? Optional.of(
                new PastEpisode(
                    STARTED.minusSeconds(90), STARTED.minusMillis(1), STARTED.minusSeconds(30)))
            : Optional.empty(),
        instance.equals("a"));
  }

  private void write(Consumer<OutsideAlertRecords> work) throws IOException {
    store()
        .write(records -> {
          work.accept(records.outsideAlerts());
          return true;
        });
  }

  private List<OutsideAlert> all() throws IOException {
    return store().read((R records) -> records.outsideAlerts().all());
  }

  @Test
  void anAlertIsReadAsItWasPut() throws IOException {
    OutsideAlert first = alert("a", STARTED.plusSeconds(240), "a is down");
    OutsideAlert second = alert("b", STARTED.plusSeconds(30), "b is down");
    write(records -> records.put(List.of(first, second)));
    assertThat(all()).containsExactlyInAnyOrder(first, second);
    assertThat(first.isEnded()).isFalse();
    assertThat(second.isEnded()).isTrue();
  }

  @Test
  void whatIsInAGroupForTheFirstTimeHasNoPast() throws IOException {
    OutsideAlert first = alert("a", STARTED, "a is down");
    OutsideAlert alone = alert("b", STARTED, "b is down").in(first.group());
    write(records -> records.put(List.of(alone)));
    assertThat(all()).containsExactly(alone);
  }

  @Test
  void aLaterPostTakesThePlaceOfTheEarlier() throws IOException {
    OutsideAlert later = alert("a", STARTED.plusSeconds(300), "a is still down");
    write(records -> {
      records.put(List.of(alert("a", STARTED.plusSeconds(240), "a is down")));
      records.put(List.of(later));
    });
    assertThat(all()).containsExactly(later);
  }

  @Test
  void manyAreWrittenAndDeletedTogetherAndWhatIsNotThereIsDeletedAlready() throws IOException {
    List<OutsideAlert> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(alert("host-" + i, STARTED.plusSeconds(240), "down"));
    }
    write(records -> records.put(many));
    write(records -> {
      records.put(List.of());
      records.delete(List.of());
    });
    assertThat(all()).containsExactlyInAnyOrderElementsOf(many);
    List<String> gone = new ArrayList<>(many.stream().map(OutsideAlert::fingerprint).toList());
    gone.removeFirst();
    gone.add("ffffffffffffffff");
    write(records -> records.delete(gone));
    assertThat(all()).containsExactly(many.getFirst());
  }
}
