package dev.headroom.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as RFC 5545 gives them for examples, and what is no rule. */
class IcsRuleTest {
  private static List<LocalDateTime> times(String start, String rule, String from, String to) {
    IcsRule read = IcsRule.parse(rule);
    return new IcsRuleTimes(read, LocalDateTime.parse(start), new CalendarWork())
        .between(
            LocalDateTime.parse(from),
            LocalDateTime.parse(to),
            read.lasts(false, ZoneOffset.UTC.getRules()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=DAILY;COUNT=3                                       | 1997-09-02 1997-09-03 1997-09-04
          FREQ=DAILY;INTERVAL=10;COUNT=3                           | 1997-09-02 1997-09-12 1997-09-22
          FREQ=DAILY;UNTIL=19970904                                | 1997-09-02 1997-09-03 1997-09-04
          FREQ=DAILY;UNTIL=19970904T090000                         | 1997-09-02 1997-09-03 1997-09-04
          FREQ=DAILY;UNTIL=19970904T085959Z                        | 1997-09-02 1997-09-03
          FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH       | 1997-09-02 1997-09-04 1997-09-16 1997-09-18
          FREQ=MONTHLY;COUNT=3;BYDAY=1FR                           | 1997-09-05 1997-10-03 1997-11-07
          FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU           | 1997-09-07 1997-09-28 1997-11-02 1997-11-30
          FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-3                       | 1997-09-28 1997-10-29 1997-11-28
          FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2              | 1998-02-13 1998-03-13
          FREQ=YEARLY;INTERVAL=3;COUNT=3;BYYEARDAY=1,100,200       | 2000-01-01 2000-04-09 2000-07-18
          FREQ=YEARLY;BYDAY=20MO;COUNT=2                           | 1998-05-18 1999-05-17
          FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2                 | 1998-05-11 1999-05-17
          FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4                   | 1998-03-05 1998-03-12 1998-03-19 1998-03-26
          FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3           | 1997-09-04 1997-10-07 1997-11-06
          FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=2    | 1997-09-29 1997-10-30
          FREQ=YEARLY;COUNT=2                                      | 1997-09-02 1998-09-02
          freq=monthly;count=2;                                    | 1997-09-02 1997-10-02
          """)
  void aRuleGivesTheDaysThatTheStandardSays(String rule, String days) {
    assertThat(times("1997-09-02T09:00:00", rule, "1990-01-01T00:00:00", "2010-01-01T00:00:00"))
        .extracting(each -> each.toLocalDate().toString())
        .containsExactly(days.split(" "));
  }

  @Test
  void theWeekOfEveryOtherWeekBeginsWhereTheRuleSaysSo() {
    assertThat(
            times(
                "1997-08-05T09:00:00",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
                "1990-01-01T00:00:00",
                "2010-01-01T00:00:00"))
        .extracting(LocalDateTime::getDayOfMonth)
        .containsExactly(5, 10, 19, 24);
    assertThat(
            times(
                "1997-08-05T09:00:00",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
                "1990-01-01T00:00:00",
                "2010-01-01T00:00:00"))
        .extracting(LocalDateTime::getDayOfMonth)
        .containsExactly(5, 17, 19, 31);
  }

  @Test
  void hoursMinutesAndSecondsAreOfTheirPeriods() {
    assertThat(
            times(
                "2026-03-01T10:00:00",
                "FREQ=DAILY;BYHOUR=10,22;BYMINUTE=0,30",
                "2026-03-05T00:00:00",
                "2026-03-06T00:00:00"))
        .extracting(LocalDateTime::toString)
        .containsExactly(
            "2026-03-05T10:00", "2026-03-05T10:30", "2026-03-05T22:00", "2026-03-05T22:30");
    assertThat(
            times(
                "2020-03-01T10:00:00",
                "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9",
                "2026-03-05T00:00:00",
                "2026-03-06T00:00:00"))
        .extracting(LocalDateTime::toString)
        .containsExactly("2026-03-05T09:00", "2026-03-05T09:20", "2026-03-05T09:40");
  }

  @Test
  void whatIsLookedForFarFromTheStartTakesNoMoreThanItself() {
    CalendarWork work = new CalendarWork();
    IcsRule rule = IcsRule.parse("FREQ=DAILY");
    assertThat(
            new IcsRuleTimes(rule, LocalDateTime.parse("1601-01-01T00:00:00"), work)
                .between(
                    LocalDateTime.parse("2026-03-05T00:00:00"),
                    LocalDateTime.parse("2026-03-07T00:00:00"),
                    each -> true))
        .hasSize(2);
    assertThat(work.steps()).isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=FORTNIGHTLY",
        "BYDAY=MO",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=many",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYMONTH=-1",
        "FREQ=MONTHLY;BYSETPOS=0",
        "FREQ=MONTHLY;SKIP=FORWARD;RSCALE=GREGORIAN",
        "RSCALE=CHINESE;FREQ=YEARLY",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;INTERVAL",
        "W1 MO",
        ""
      })
  void whatIsNotUnderstoodIsRefused(String rule) {
    assertThatThrownBy(() -> IcsRule.parse(rule)).isInstanceOf(IllegalArgumentException.class);
  }
}
