package dev.headroom.drill.schedule;

import dev.headroom.drill.run.DrillRequest;
import dev.headroom.drill.schedule.DrillSchedules.Drillable;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.DurationText;
import dev.headroom.routing.time.WeekTimeReader;
import dev.headroom.slo.objective.Objective;
import dev.headroom.yaml.DeclaredName;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code drills.yaml}. */
final class DrillScheduleReader {
  /** Larger than any that a person wrote. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  private static final Duration WITHIN_MIN = Duration.ofSeconds(1);
  private static final Duration WITHIN_MAX = Duration.ofDays(1);
  private static final Set<String> KEYS =
      Set.of("name", "service", "slo", "days", "at", "timeZone", "pageWithin", "owner", "severity");

  private final Drillable known;

  private DrillScheduleReader(Drillable known) {
    this.known = known;
  }

  static DrillSchedules read(Path file, Drillable known, Problems problems) throws IOException {
    if (!TextFile.isThere(file)) {
      return DrillSchedules.NONE;
    }
    List<YamlNode> documents =
        TextFile.read(file, FILE_BYTES_MAX, "a megabyte:", problems)
            .map(text -> YamlNode.documents(file.toString(), text, problems))
            .orElse(List.of());
    documents.stream().skip(1).forEach(more -> more.problem("expected one document"));
    return documents.isEmpty()
        ? DrillSchedules.NONE
        : new DrillScheduleReader(known).schedules(documents.getFirst());
  }

  private DrillSchedules schedules(YamlNode document) {
    document.onlyKeys(Set.of("drills"));
    List<YamlNode> items = document.require("drills").map(YamlNode::items).orElse(List.of());
    if (items.size() > DrillSchedules.SCHEDULES_MAX) {
      document.problem("more than %d drills".formatted(DrillSchedules.SCHEDULES_MAX));
    }
    List<DrillSchedule> schedules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : items) {
      DrillSchedule schedule = schedule(item);
      if (!schedule.name().isEmpty() && !names.add(schedule.name())) {
        item.find("name").orElse(item).problem("another drill is named " + schedule.name());
      }
      schedules.add(schedule);
    }
    return new DrillSchedules(schedules);
  }

  private DrillSchedule schedule(YamlNode node) {
    node.onlyKeys(KEYS);
    DrillRequest request = request(node);
    Optional<Objective> drilled = request.drilled(known.promises());
    String service = drilled.map(Objective::service).orElse("");
    String owner =
        known
            .owners()
            .apply(service)
            .filter(each -> !each.isEmpty())
            .or(() -> drilled.map(Objective::owner))
            .orElse("");
    return new DrillSchedule(
        request,
        drilled.map(Objective::name).orElse(""),
        service,
        due(node),
        node.textOr("owner", owner),
        node.find("severity").map(DrillScheduleReader::severity).orElse(Urgency.TICKET));
  }

  private DrillRequest request(YamlNode node) {
    String name = node.requireText("name");
    node.find("name").ifPresent(each -> each.parse(DeclaredName::parse));
    DrillRequest request =
        new DrillRequest(
            node.find("slo").map(YamlNode::text),
            node.find("service").map(YamlNode::text),
            name,
            "schedule " + name,
            node.find("pageWithin")
                .flatMap(each -> Optional.ofNullable(each.parse(DrillScheduleReader::within))));
    if (node.exactlyOne("slo", "service").isPresent()) {
      request
          .refusal(known.promises())
          .ifPresent(each ->
              node.find(each.field()).orElse(node).problem(each.field() + ": " + each.reason()));
    }
    return request;
  }

  private static Duration within(String text) {
    Duration within = DurationText.parse(text);
    if (within.compareTo(WITHIN_MIN) < 0 || within.compareTo(WITHIN_MAX) > 0) {
      throw new IllegalArgumentException("pageWithin is 1s to 1d, not " + text);
    }
    return within;
  }

  private static DueTimes due(YamlNode node) {
    Optional<YamlNode> list = node.require("days");
    Set<DayOfWeek> days = list.map(WeekTimeReader::days).orElse(Set.of());
    if (days.isEmpty()) {
      list.filter(YamlNode::isSequence)
          .filter(each -> each.items().isEmpty())
          .ifPresent(each -> each.problem("needs a day"));
    }
    LocalTime at = node.require("at").map(WeekTimeReader::timeOfDay).orElse(LocalTime.MIDNIGHT);
    ZoneId zone = node.find("timeZone").map(WeekTimeReader::zone).orElse(ZoneOffset.UTC);
    return new DueTimes(days, at, zone);
  }

  private static Urgency severity(YamlNode node) {
    Urgency severity = node.parse(Urgency::of);
    return severity == null ? Urgency.TICKET : severity;
  }
}
