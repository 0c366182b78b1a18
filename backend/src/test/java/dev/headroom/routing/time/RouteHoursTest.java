package dev.headroom.routing.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.routing.time.RouteHours.OffHours;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 2026-03-02 is a Monday. */
class RouteHoursTest {
  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant MONDAY_NIGHT = Instant.parse("2026-03-02T23:00:00Z");
  private static final Instant SUNDAY_NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String INTERVALS =
      """
      time_intervals:
        - {name: office, time_intervals: [{times: [{start_time: '09:00', end_time: '17:00'}]}]}
        - {name: sundays, time_intervals: [{weekdays: [sunday]}]}
        - {name: march, time_intervals: [{months: [march]}]}
        - {name: never}
      """;

  private final Problems problems = new Problems();

  private RouteHours hours(String route) {
    YamlNode file = YamlNode.documents("routing.yaml", INTERVALS, problems).getFirst();
    YamlNode node = YamlNode.documents("routing.yaml", route, problems).getFirst();
    return TimeIntervalReader.of(file).hours(node);
  }

  @Test
  void whatMutesComesBeforeWhatLetsTell() {
    RouteHours hours = hours("{mute_time_intervals: [sundays], active_time_intervals: [office]}");
    assertThat(hours.mutedAt(MONDAY_NOON)).isEmpty();
    assertThat(hours.mutedAt(SUNDAY_NOON)).contains(new OffHours(List.of("sundays"), false));
    assertThat(hours.mutedAt(MONDAY_NIGHT)).contains(new OffHours(List.of("office"), true));
  }

  @Test
  void theFirstThatHoldsIsNamed() {
    RouteHours hours = hours("{mute_time_intervals: [sundays, march, office]}");
    assertThat(hours.mutedAt(MONDAY_NOON)).contains(new OffHours(List.of("march"), false));
    assertThat(hours.mutedAt(SUNDAY_NOON)).contains(new OffHours(List.of("sundays"), false));
  }

  @Test
  void oneOfThoseThatLetTellIsEnough() {
    RouteHours hours = hours("{active_time_intervals: [sundays, office]}");
    assertThat(hours.mutedAt(SUNDAY_NOON)).isEmpty();
    assertThat(hours.mutedAt(MONDAY_NOON)).isEmpty();
    assertThat(hours.mutedAt(MONDAY_NIGHT))
        .contains(new OffHours(List.of("sundays", "office"), true));
  }

  @Test
  void anIntervalWithoutAPeriodNeitherMutesNorLetsTell() {
    assertThat(hours("{mute_time_intervals: [never]}").mutedAt(MONDAY_NOON)).isEmpty();
    assertThat(hours("{active_time_intervals: [never]}").mutedAt(MONDAY_NOON))
        .contains(new OffHours(List.of("never"), true));
  }

  @Test
  void theNamesAreThoseTheRouteGives() {
    RouteHours hours =
        hours("{mute_time_intervals: [march, sundays], active_time_intervals: [office]}");
    assertThat(hours.mutedWithin()).containsExactly("march", "sundays");
    assertThat(hours.toldWithin()).containsExactly("office");
    assertThat(RouteHours.ALWAYS.mutedAt(MONDAY_NIGHT)).isEmpty();
    assertThat(hours("{}")).isEqualTo(RouteHours.ALWAYS);
  }

  @Test
  void theReasonIsAClause() {
    assertThat(new OffHours(List.of("nights"), false))
        .hasToString("within the time interval nights");
    assertThat(new OffHours(List.of("office", "sundays"), true))
        .hasToString("outside the time interval office or sundays");
  }

  @Test
  void aNameThatIsNotThereIsAProblemAtItsPlace() {
    RouteHours hours =
        hours("mute_time_intervals: [march]\nactive_time_intervals: [office, nights]\n");
    assertThat(problems.sorted())
        .extracting(each -> each.line() + ": " + each.message())
        .containsExactly("2: unknown time interval nights");
    assertThat(hours.toldWithin()).containsExactly("office");
  }
}
