package dev.headroom.storage.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.logs.SignatureGroups.ExampleLine;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SignatureGroupsTest {
  private static final long BUCKET_MILLIS = 10_000;

  private final SignatureGroups groups =
      new SignatureGroups(
          new TimeRange(100_000, 140_000),
          BUCKET_MILLIS,
          4,
          List.of(group("always", 90, 80, 5, 5), group("late", 0, 0, 6, 7), group("once", 1, 0, 0)),
          0,
          0,
          194,
          194,
          OptionalLong.empty(),
          false,
          140_000);

  @Test
  void whatWasSaidMostSinceAMomentComesFirst() {
    assertThat(ordered(125_000)).containsExactly("late", "always", "once");
    assertThat(ordered(130_000)).containsExactly("late", "always", "once");
    assertThat(ordered(119_999)).containsExactly("always", "late", "once");
    assertThat(groups.mostSince(125_000).matched()).isEqualTo(194);
  }

  @Test
  void theLargestComeFirstWhereTheMomentIsOutside() {
    assertThat(ordered(0)).containsExactly("always", "late", "once");
    assertThat(ordered(140_000)).containsExactly("always", "late", "once");
  }

  private List<String> ordered(long sinceMillis) {
    return groups.mostSince(sinceMillis).groups().stream().map(SignatureGroup::text).toList();
  }

  private static SignatureGroup group(String text, long... counts) {
    return new SignatureGroup(
        text,
        text,
        Arrays.stream(counts).sum(),
        Severity.WARN,
        Optional.of("pay"),
        100_000,
        139_999,
        Arrays.stream(counts).boxed().toList(),
        new ExampleLine("id", "pay", text, false));
  }
}
