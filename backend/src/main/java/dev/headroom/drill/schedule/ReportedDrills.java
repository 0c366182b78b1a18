package dev.headroom.drill.schedule;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.run.DrillRequest;
import dev.headroom.slo.objective.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together the last drill of each service and schedule. Pure. */
final class ReportedDrills {
  private final DrillSchedules schedules;
  private final List<KeptDrill> others;

  /**
   * @param lastOfEach the last of each schedule, also of one that is gone, and of each service
   */
  ReportedDrills(DrillSchedules schedules, List<KeptDrill> lastOfEach) {
    this.schedules = schedules;
    this.others =
        lastOfEach.stream()
            .filter(each -> schedules.find(each.schedule()).isEmpty())
            .sorted(Comparator.comparing(KeptDrill::startedAt).reversed())
            .toList();
  }

  /**
   * In order of service and schedule, what somebody asked for first. A service that could be
   * drilled and never was is there as well.
   *
   * @param scheduled what is told of a schedule in force
   */
  List<DrillReport> of(List<Objective> promises, Function<DrillSchedule, DrillReport> scheduled) {
    List<DrillReport> reports = new ArrayList<>(schedules.all().stream().map(scheduled).toList());
    for (String each : services(promises)) {
      reports.add(new DrillReport(each, "", last(each), Optional.empty()));
    }
    reports.sort(Comparator.comparing(DrillReport::service).thenComparing(DrillReport::schedule));
    return reports;
  }

  private Optional<KeptDrill> last(String service) {
    return others.stream().filter(each -> each.service().equals(service)).findFirst();
  }

  private Set<String> services(List<Objective> promises) {
    Set<String> services =
        promises.stream().map(Objective::service).collect(Collectors.toCollection(TreeSet::new));
    services.removeIf(each -> isScheduled(each) || !canBeDrilled(each, promises));
    others.forEach(each -> services.add(each.service()));
    return services;
  }

  private boolean isScheduled(String service) {
    return schedules.all().stream().anyMatch(each -> each.service().equals(service));
  }

  private static boolean canBeDrilled(String service, List<Objective> promises) {
    return new DrillRequest(Optional.empty(), Optional.of(service), "").refusal(promises).isEmpty();
  }
}
