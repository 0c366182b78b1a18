package dev.headroom.routing.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.routing.time.RouteHours.IntervalNow;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeIntervalTest {
  private final Problems problems = new Problems();

  private boolean isMuted(String periods, String moment) {
    return hours(periods).mutedAt(Instant.parse(moment)).isPresent();
  }

  private RouteHours hours(String periods) {
    YamlNode file =
        YamlNode.documents(
                "routing.yaml",
                "time_intervals: [{name: it, time_intervals: %s}]\nmute_time_intervals: []\n"
                    .formatted(periods),
                problems)
            .getFirst();
    YamlNode route =
        YamlNode.documents("routing.yaml", "mute_time_intervals: [it]\n", problems).getFirst();
    return TimeIntervalReader.of(file).hours(route);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Until the end of the period, and until the next begins.
        "[{times: [{start_time: '09:00', end_time: '17:00'}]}] | 2026-03-01T09:00:00Z | true | 2026-03-01T17:00:00Z",
        "[{times: [{start_time: '09:00', end_time: '17:00'}]}] | 2026-03-01T17:00:00Z | false | 2026-03-02T09:00:00Z",
        "[{weekdays: ['monday:friday'], times: [{start_time: '09:00', end_time: '17:00'}]}] | 2026-03-06T18:00:00Z | false | 2026-03-09T09:00:00Z",
        // Two that touch are one.
        "[{times: [{start_time: '22:00', end_time: '24:00'}]}, {times: [{start_time: '00:00', end_time: '06:00'}]}] | 2026-03-01T23:00:00Z | true | 2026-03-02T06:00:00Z",
        // Never, always, and not for years.
        "[] | 2026-03-01T00:00:00Z | false | ",
        "[{}] | 2026-03-01T00:00:00Z | true | ",
        "[{years: [2030]}] | 2026-03-01T00:00:00Z | false | ",
        "[{months: [2], days_of_month: [29]}] | 2027-03-02T00:00:00Z | false | 2028-02-29T00:00:00Z",
        // The clock of Oslo goes from 02:00 to 03:00, and in autumn from 03:00 back to 02:00.
        "[{location: Europe/Oslo, times: [{start_time: '02:30', end_time: '04:00'}]}] | 2026-03-29T00:30:00Z | false | 2026-03-29T01:00:00Z",
        "[{location: Europe/Oslo, times: [{start_time: '02:30', end_time: '04:00'}]}] | 2026-10-25T00:10:00Z | false | 2026-10-25T00:30:00Z",
        "[{location: Europe/Oslo, times: [{start_time: '02:30', end_time: '04:00'}]}] | 2026-10-25T00:40:00Z | true | 2026-10-25T01:00:00Z",
        "[{location: Europe/Oslo, times: [{start_time: '02:30', end_time: '04:00'}]}] | 2026-10-25T01:10:00Z | false | 2026-10-25T01:30:00Z",
        // It is another day elsewhere.
        "[{location: Pacific/Pago_Pago, times: [{start_time: '23:00', end_time: '24:00'}]}, {location: Pacific/Auckland, times: [{start_time: '06:00', end_time: '07:00'}]}] | 2026-06-01T12:30:00Z | false | 2026-06-01T18:00:00Z",
      })
  void whenItNextBeginsOrEndsIsKnown(
      String periods, String moment, boolean inside, @Nullable String until) {
    assertThat(hours(periods).at(Instant.parse(moment)))
        .containsExactly(
            new IntervalNow("it", inside, Optional.ofNullable(until).map(Instant::parse)));
  }

  /** 2026-03-01 is a Sunday. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{}] | 2026-03-01T00:00:00Z | true",
        "[] | 2026-03-01T00:00:00Z | false",
        "[{times: []}] | 2026-03-01T00:00:00Z | false",
        "[{times: [{start_time: '09:00', end_time: '17:00'}]}] | 2026-03-01T08:59:59Z | false",
        "[{times: [{start_time: '09:00', end_time: '17:00'}]}] | 2026-03-01T09:00:00Z | true",
        "[{times: [{start_time: '09:00', end_time: '17:00'}]}] | 2026-03-01T16:59:59Z | true",
        "[{times: [{start_time: '09:00', end_time: '17:00'}]}] | 2026-03-01T17:00:00Z | false",
        "[{times: [{start_time: '17:00', end_time: '24:00'}]}] | 2026-03-01T23:59:59Z | true",
        "[{weekdays: ['Monday:friday']}] | 2026-03-01T12:00:00Z | false",
        "[{weekdays: ['monday:friday', sunday]}] | 2026-03-01T12:00:00Z | true",
        "[{weekdays: ['monday:friday']}] | 2026-03-06T12:00:00Z | true",
        "[{weekdays: [saturday]}] | 2026-03-07T12:00:00Z | true",
        "[{days_of_month: ['1:5']}] | 2026-03-05T23:59:59Z | true",
        "[{days_of_month: ['1:5']}] | 2026-03-06T00:00:00Z | false",
        "[{days_of_month: ['-1']}] | 2026-02-28T00:00:00Z | true",
        "[{days_of_month: ['-1']}] | 2028-02-28T00:00:00Z | false",
        "[{days_of_month: ['-3:-2']}] | 2026-04-28T00:00:00Z | true",
        "[{days_of_month: ['-3:-2']}] | 2026-04-30T00:00:00Z | false",
        "[{days_of_month: ['27:-1']}] | 2026-04-30T00:00:00Z | true",
        "[{days_of_month: ['28:31']}] | 2026-02-28T00:00:00Z | true",
        "[{days_of_month: ['30:31']}] | 2026-02-28T00:00:00Z | false",
        "[{days_of_month: ['-31:-30']}] | 2026-02-01T00:00:00Z | false",
        "[{months: ['january:march', 12]}] | 2026-03-31T00:00:00Z | true",
        "[{months: ['1:2', December]}] | 2026-03-31T00:00:00Z | false",
        "[{years: ['2025:2026']}] | 2026-12-31T23:59:59Z | true",
        "[{years: [2025]}] | 2026-01-01T00:00:00Z | false",
        "[{years: [2026], months: [4]}] | 2026-03-01T00:00:00Z | false",
        "[{years: [2025]}, {months: [3]}] | 2026-03-01T00:00:00Z | true",
        "[{location: Asia/Tokyo, weekdays: [monday]}] | 2026-03-01T15:00:00Z | true",
        "[{location: Asia/Tokyo, weekdays: [monday]}] | 2026-03-01T14:59:59Z | false",
        "[{location: Europe/Berlin, times: [{start_time: '02:00', end_time: '03:00'}]}] |"
            + " 2026-03-29T01:30:00Z | false",
        "[{location: Europe/Berlin, times: [{start_time: '02:00', end_time: '03:00'}]}] |"
            + " 2026-10-25T01:30:00Z | true"
      })
  void everyFieldThatIsGivenMustMatch(String periods, String moment, boolean muted) {
    assertThat(isMuted(periods, moment)).isEqualTo(muted);
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "times: [{start_time: '17:00', end_time: '09:00'}] | start_time must be before end_time:"
            + " cut what goes over midnight in two",
        "times: [{start_time: '9:00', end_time: '17:00'}] | expected a time of day like 09:30,"
            + " 00:00 to 24:00",
        "times: [{start_time: '09:00'}] | missing key end_time",
        "weekdays: ['saturday:sunday'] | the end is before the start: saturday:sunday",
        "weekdays: [mon] | expected a day of the week like monday: mon",
        "weekdays: ['a:b:c'] | expected one value or first:last: a:b:c",
        "days_of_month: [0] | days of the month are 1 to 31 or -31 to -1: 0",
        "days_of_month: ['1:32'] | days of the month are 1 to 31 or -31 to -1: 1:32",
        "days_of_month: ['-3:3'] | the last day must be counted from the end as well: -3:3",
        "days_of_month: ['-1:-3'] | the end is before the start: -1:-3",
        "months: ['march:january'] | the end is before the start: march:january",
        "months: [13] | months are 1 to 12: 13",
        "years: [soon] | expected a year like 2026: soon",
        "location: Mars/Olympus | no time zone is called Mars/Olympus",
        "hours: [1] | unknown key hours"
      })
  void everyMistakeIsNamed(String period, String message) {
    isMuted("[{" + period + "}]", "2026-03-01T00:00:00Z");
    assertThat(problems.sorted()).extracting(each -> each.message()).isEqualTo(List.of(message));
  }

  @Test
  void namesAreThereOnce() {
    YamlNode file =
        YamlNode.documents(
                "routing.yaml",
                "time_intervals: [{name: a}]\nmute_time_intervals: [{name: a}]\n",
                problems)
            .getFirst();
    TimeIntervalReader.of(file);
    assertThat(problems.sorted())
        .extracting(each -> each.message())
        .containsExactly("time interval a is there twice");
  }
}
