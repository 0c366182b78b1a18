package dev.headroom.oncall;

import biweekly.ICalendar;
import biweekly.component.ICalComponent;
import biweekly.component.VTimezone;
import biweekly.property.RawProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The time zones of a calendar: what its file defines (VTIMEZONE), else what this machine knows.
 * For one thread.
 */
final class IcsZones {
  /** Before then and after then no clock is changed, as far as a rule of the file says so. */
  private static final LocalDateTime CHANGES_START = LocalDateTime.of(1970, 1, 1, 0, 0);

  private static final LocalDateTime CHANGES_END = LocalDateTime.of(2100, 1, 1, 0, 0);

  /** In characters; whoever is longer is looked for as a whole only. */
  private static final int NAME_LENGTH_MAX = 200;

  private static final Map<String, ZoneId> KNOWN =
      ZoneId.getAvailableZoneIds().stream()
          .collect(
              Collectors.toMap(
                  each -> each.toLowerCase(Locale.ROOT), ZoneId::of, (one, other) -> one));

  private final Map<String, VTimezone> defined = new HashMap<>();
  private final Map<String, ZoneRules> found = new HashMap<>();
  private final Optional<String> own;
  private final CalendarWork work;

  IcsZones(ICalendar calendar, CalendarWork work) {
    this.work = work;
    for (VTimezone each : calendar.getComponents(VTimezone.class)) {
      boolean says = observances(each).findAny().isPresent();
      if (says && each.getTimezoneId() != null && each.getTimezoneId().getValue() != null) {
        defined.putIfAbsent(each.getTimezoneId().getValue().strip(), each);
      }
    }
    own =
        Optional.ofNullable(calendar.getExperimentalProperty("X-WR-TIMEZONE"))
            .map(RawProperty::getValue)
            .map(String::strip)
            .filter(each -> !each.isEmpty());
  }

  /**
   * Of times that name none: the calendar's own, else UTC.
   *
   * @throws IllegalArgumentException if it is not known
   */
  ZoneRules own() {
    return own.map(this::named).orElse(ZoneOffset.UTC.getRules());
  }

  /**
   * What the parameter TZID of a property names; empty if it has none.
   *
   * @throws IllegalArgumentException if it is not known
   */
  Optional<ZoneRules> of(RawProperty property) {
    return Optional.ofNullable(property.getParameters().getTimezoneId())
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .map(this::named);
  }

  private ZoneRules named(String name) {
    ZoneRules known = found.get(name);
    if (known == null) {
      VTimezone ofFile = defined.get(name);
      known = ofFile == null ? ofMachine(name) : rules(name, ofFile);
      found.put(name, known);
    }
    return known;
  }

  /**
   * Names that are to be unique in the world end in one that is known: {@code
   * /mozilla.org/20050126_1/America/New_York}, {@code tzone://Microsoft/Utc}.
   */
  private static ZoneRules ofMachine(String name) {
    List<String> names = new ArrayList<>(List.of(name));
    boolean unique = name.startsWith("/") || name.contains("://");
    if (unique && name.length() <= NAME_LENGTH_MAX) {
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        names.add(name.substring(slash + 1));
      }
    }
    return names.stream()
        .flatMap(each -> zone(each).stream())
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the time zone \"%s\" is neither known nor defined in the file (VTIMEZONE)"
                    .formatted(name)))
        .getRules();
  }

  private static Optional<ZoneId> zone(String name) {
    ZoneId known = KNOWN.get(name.toLowerCase(Locale.ROOT));
    if (known != null) {
      return Optional.of(known);
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Stream<? extends ICalComponent> observances(VTimezone zone) {
    return Stream.concat(zone.getStandardTimes().stream(), zone.getDaylightSavingsTime().stream());
  }

  private ZoneRules rules(String name, VTimezone zone) {
    TreeMap<Instant, ZoneOffset> changes = new TreeMap<>();
    ZoneOffset first = ZoneOffset.UTC;
    Instant earliest = Instant.MAX;
    try {
      for (ICalComponent each : observances(zone).toList()) {
        ZoneOffset from = offset(each, "TZOFFSETFROM");
        ZoneOffset to = offset(each, "TZOFFSETTO");
        for (LocalDateTime onset : onsets(each, from.getRules())) {
          Instant at = onset.toInstant(from);
          changes.put(at, to);
          if (at.isBefore(earliest)) {
            earliest = at;
            first = from;
          }
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the time zone \"%s\" of the file: %s".formatted(name, e.getMessage()), e);
    }
    return rules(first, changes);
  }

  private static ZoneRules rules(ZoneOffset first, Map<Instant, ZoneOffset> changes) {
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffset before = first;
    for (Map.Entry<Instant, ZoneOffset> each : changes.entrySet()) {
      ZoneOffset after = each.getValue();
      if (!after.equals(before)) {
        LocalDateTime at = LocalDateTime.ofInstant(each.getKey(), before);
        transitions.add(ZoneOffsetTransition.of(at, before, after));
        before = after;
      }
    }
    return ZoneRules.of(first, first, List.of(), transitions, List.of());
  }

  /** On the clock of before. */
  private List<LocalDateTime> onsets(ICalComponent observance, ZoneRules before) {
    IcsProperties written = new IcsProperties(observance);
    LocalDateTime start =
        written
            .first("DTSTART")
            .map(each -> IcsTime.parse(each.getValue(), Optional::empty).local())
            .orElseThrow(() -> new IllegalArgumentException("a part has no DTSTART"));
    List<LocalDateTime> onsets = new ArrayList<>();
    List<IcsRule> rules = written.rules("RRULE");
    for (IcsRule rule : rules) {
      onsets.addAll(
          new IcsRuleTimes(rule, start, work)
              .between(CHANGES_START, CHANGES_END, rule.lasts(false, before)));
    }
    if (rules.isEmpty()) {
      onsets.add(start);
    }
    for (RawProperty each : written.all("RDATE")) {
      onsets.addAll(
          IcsProperties.entries(each)
              .map(text -> IcsTime.parse(text, Optional::empty).local())
              .toList());
    }
    return onsets;
  }

  private static ZoneOffset offset(ICalComponent observance, String name) {
    Function<String, ZoneOffset> parse =
        text -> {
          try {
            return ZoneOffset.of(text.strip());
          } catch (DateTimeException e) {
            throw new IllegalArgumentException("%s:%s is no offset".formatted(name, text), e);
          }
        };
    return new IcsProperties(observance)
        .first(name)
        .map(RawProperty::getValue)
        .map(parse)
        .orElseThrow(() -> new IllegalArgumentException("a part has no " + name));
  }
}
