package dev.headroom.routing.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The words of time intervals in other files. */
class WeekTimeReaderTest {
  private final Problems problems = new Problems();

  private YamlNode node(String yaml) {
    return YamlNode.documents("other.yaml", yaml, problems).getFirst();
  }

  @Test
  void daysAreNamesAndRangesFromSundayOn() {
    assertThat(WeekTimeReader.days(node("['sunday:tuesday', saturday, Monday]")))
        .containsExactlyInAnyOrder(
            DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.SATURDAY);
    assertThat(problems.sorted()).isEmpty();
    assertThat(WeekTimeReader.days(node("['friday:monday']"))).isEmpty();
    assertThat(problems.sorted())
        .singleElement()
        .asString()
        .contains("the end is before the start: friday:monday");
  }

  @Test
  void aTimeOfTheDayIsBeforeItsEnd() {
    assertThat(WeekTimeReader.timeOfDay(node("'23:59'"))).isEqualTo(LocalTime.of(23, 59));
    assertThat(problems.sorted()).isEmpty();
    assertThat(WeekTimeReader.timeOfDay(node("'24:00'"))).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(problems.sorted()).hasSize(1);
    assertThat(WeekTimeReader.timeOfDay(node("9:30"))).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(problems.sorted()).hasSize(2);
  }

  @Test
  void aZoneHasAName() {
    assertThat(WeekTimeReader.zone(node("Asia/Kathmandu"))).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    assertThat(problems.sorted()).isEmpty();
    assertThat(WeekTimeReader.zone(node("Moon"))).isEqualTo(ZoneOffset.UTC);
    assertThat(problems.sorted()).hasSize(1);
  }
}
