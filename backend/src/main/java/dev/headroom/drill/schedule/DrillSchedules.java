package dev.headroom.drill.schedule;

import dev.headroom.slo.objective.Objective;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every drill that begins by the clock, in order of name. */
public record DrillSchedules(List<DrillSchedule> all) {
  /** How many may be declared. */
  public static final int SCHEDULES_MAX = 100;

  public static final DrillSchedules NONE = new DrillSchedules(List.of());

  public DrillSchedules {
    all = all.stream().sorted(Comparator.comparing(DrillSchedule::name)).toList();
  }

  /**
   * What can be drilled, and who answers for it.
   *
   * @param promises those in force
   * @param owners of services by name, where they are declared
   */
  public record Drillable(List<Objective> promises, Function<String, Optional<String>> owners) {
    public Drillable {
      promises = List.copyOf(promises);
    }
  }

  /**
   * Reads {@code drills.yaml}. What is wrong is added to the problems; the answer is only good for
   * use if there are none. Without the file nothing begins by the clock.
   *
   * @throws IOException if the file is there but cannot be read
   */
  public static DrillSchedules read(Path file, Drillable known, Problems problems)
      throws IOException {
    return DrillScheduleReader.read(file, known, problems);
  }

  Optional<DrillSchedule> find(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
