package dev.headroom.drill.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.burn.EvaluationFixture;
import dev.headroom.drill.schedule.DrillSchedules.Drillable;
import dev.headroom.model.Problem;
import dev.headroom.model.Urgency;
import dev.headroom.slo.objective.Objective;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code drills.yaml} says, and what is wrong with it. */
class DrillScheduleReaderTest {
  private static final Objective PROMISE = EvaluationFixture.objective("checkout-latency");
  private static final Objective QUIET =
      EvaluationFixture.objective("quiet", List.of(EvaluationFixture.TICKET_1D));
  private static final Objective SHADOW = EvaluationFixture.objective("new").inShadow();

  @TempDir Path folder;
  private final Problems problems = new Problems();
  private Map<String, String> owners = Map.of();

  private DrillSchedules read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("drills.yaml"), yaml);
    Drillable known =
        new Drillable(
            List.of(PROMISE, QUIET, SHADOW), name -> Optional.ofNullable(owners.get(name)));
    return DrillSchedules.read(file, known, problems);
  }

  private List<String> wrong(String yaml) throws IOException {
    assertThat(read(yaml)).isNotNull();
    return problems.sorted().stream().map(DrillScheduleReaderTest::text).toList();
  }

  private static String text(Problem problem) {
    return "%d:%d: %s".formatted(problem.line(), problem.column(), problem.message());
  }

  private DrillSchedule only(String yaml) throws IOException {
    DrillSchedules read = read(yaml);
    assertThat(problems.sorted()).isEmpty();
    assertThat(read.all()).hasSize(1);
    return read.all().getFirst();
  }

  @Test
  void everyKeyIsRead() throws IOException {
    DrillSchedule read =
        only(
            """
            drills:
              - name: weekly-checkout
                service: checkout
                days: [tuesday, 'thursday:saturday']
                at: "10:05"
                timeZone: Europe/Berlin
                pageWithin: 2m
                owner: team-drills
                severity: page
            """);
    assertThat(read.name()).isEqualTo("weekly-checkout");
    assertThat(read.request().service()).contains("checkout");
    assertThat(read.request().pageWithin()).contains(Duration.ofMinutes(2));
    assertThat(read.promise()).isEqualTo("checkout-latency");
    assertThat(read.service()).isEqualTo("checkout");
    assertThat(read.owner()).isEqualTo("team-drills");
    assertThat(read.severity()).isEqualTo(Urgency.PAGE);
    assertThat(read.due().at()).isEqualTo(LocalTime.of(10, 5));
    assertThat(read.due().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(read.due().days())
        .containsExactlyInAnyOrder(
            DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
  }

  @Test
  void whatIsNotSaidHasADefault() throws IOException {
    DrillSchedule read =
        only("drills: [{name: a, slo: checkout-latency, days: ['sunday:monday'], at: 00:00}]");
    assertThat(read.severity()).isEqualTo(Urgency.TICKET);
    assertThat(read.owner()).isEqualTo("team-payments");
    assertThat(read.due().zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(read.due().days()).containsExactlyInAnyOrder(DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
    assertThat(read.request().pageWithin()).isEmpty();
  }

  @Test
  void theOwnerOfTheServiceComesBeforeThatOfThePromise() throws IOException {
    owners = Map.of("checkout", "team-checkout");
    assertThat(
            only("drills: [{name: a, service: checkout, days: [monday], at: 9:00}]"
                    .replace("9:", "09:"))
                .owner())
        .isEqualTo("team-checkout");
  }

  @Test
  void withoutTheFileOrInAnEmptyListNothingBeginsByTheClock() throws IOException {
    Drillable known = new Drillable(List.of(), _ -> Optional.empty());
    assertThat(DrillSchedules.read(folder.resolve("none.yaml"), known, problems).all()).isEmpty();
    assertThat(read("drills: []").all()).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void whatIsWrongNamesItsPlace() throws IOException {
    assertThat(
            wrong(
                """
                drills:
                  - {name: a/b, service: checkout, days: [monday], at: "10:00"}
                  - {name: b, service: nothing, days: [someday], at: "25:00"}
                  - {name: b, slo: nothing, days: [], at: "24:00"}
                  - {name: c, slo: quiet, days: [monday], at: "10:00", timeZone: Mars}
                  - {name: d, slo: new, days: [monday], at: "10:00", pageWithin: 2d}
                  - {name: e, slo: checkout-latency, service: checkout, days: [monday], at: "10:00"}
                  - {slo: checkout-latency, severity: wake, every: 1d}
                """))
        .containsExactly(
            "2:12: a name has 1 to 80 letters, digits, dots, dashes and underscores, the first a"
                + " letter or a digit",
            "3:24: service: has no promise: nothing",
            "3:40: expected a day of the week like monday: someday",
            "3:54: expected a time of day like 09:30, 00:00 to 24:00",
            "4:12: another drill is named b",
            "4:20: slo: there is no promise nothing",
            "4:35: needs a day",
            "4:43: expected a time of day like 09:30, 00:00 to 23:59",
            "5:20: slo: has no tier that pages",
            "5:66: no time zone is called Mars",
            "6:20: slo: is in shadow, which pages nobody",
            "6:66: pageWithin is 1s to 1d, not 2d",
            "7:5: needs exactly one of slo, service",
            "8:5: missing key name",
            "8:5: missing key days",
            "8:5: missing key at",
            "8:39: severity must be page or ticket, not wake",
            "8:45: unknown key every");
  }

  @Test
  void thereAreAHundredAtMost() throws IOException {
    StringBuilder many = new StringBuilder("drills:\n");
    for (int i = 0; i <= DrillSchedules.SCHEDULES_MAX; i++) {
      many.append("  - {name: d%d, service: checkout, days: [monday], at: '10:00'}\n".formatted(i));
    }
    assertThat(wrong(many.toString())).containsExactly("1:1: more than 100 drills");
  }
}
