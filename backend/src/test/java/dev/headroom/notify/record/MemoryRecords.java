package dev.headroom.notify.record;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.AlertingStateRecords;
import dev.headroom.alerting.record.IncidentRecords;
import dev.headroom.alerting.record.StepMarkRecords;
import dev.headroom.alerting.record.TellingRecords;
import dev.headroom.alerting.record.TimelineRecords;
import dev.headroom.alerting.reply.ReplyRecords;
import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.SilenceRecords;
import dev.headroom.drill.record.DrillRecords;
import dev.headroom.drill.record.DrillingRecords;
import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideAlertRecords;
import dev.headroom.outside.record.OutsideRecords;
import dev.headroom.watch.record.HeartbeatRecords;
import dev.headroom.watch.record.WatchRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All records in collections, which a copy does not share. */
public final class MemoryRecords
    implements DrillingRecords, NotifyRecords, OutsideRecords, WatchRecords {
  private final Map<String, Incident> incidents = new HashMap<>();
  private final Map<String, OpenIncident> open = new HashMap<>();
  private final Map<String, AlertingState.Ended> ended = new HashMap<>();
  private final Map<String, Map<String, FiringAlert>> firing = new HashMap<>();
  private final Map<String, List<TimelineEntry>> timelines = new HashMap<>();
  private final Map<String, Map<Integer, StepMark>> marks = new HashMap<>();
  private final Map<String, List<Telling>> tellings = new HashMap<>();
  private final Map<String, OutsideAlert> outside = new HashMap<>();
  private final Map<String, Silence> silences = new HashMap<>();
  private final Map<String, HeartbeatRecords.KeptBeat> beats = new HashMap<>();
  private final MemoryDrills drills;
  private final MemoryReplies replies;
  private final MemoryDeliveries deliveries;

  MemoryRecords() {
    drills = new MemoryDrills();
    replies = new MemoryReplies();
    deliveries = new MemoryDeliveries(this);
  }

  private MemoryRecords(MemoryRecords other) {
    incidents.putAll(other.incidents);
    open.putAll(other.open);
    ended.putAll(other.ended);
    firing.putAll(other.firing);
    outside.putAll(other.outside);
    beats.putAll(other.beats);
    other.timelines.forEach((id, lines) -> timelines.put(id, new ArrayList<>(lines)));
    other.marks.forEach((id, all) -> marks.put(id, new TreeMap<>(all)));
    other.tellings.forEach((id, all) -> tellings.put(id, new ArrayList<>(all)));
    silences.putAll(other.silences);
    drills = other.drills.copy();
    replies = other.replies.copy();
    deliveries = other.deliveries.copy(this);
  }

  MemoryRecords copy() {
    return new MemoryRecords(this);
  }

  void require(String incident) {
    if (!incidents.containsKey(incident)) {
      throw new UncheckedIOException(new IOException("no incident " + incident));
    }
  }

  Set<String> unresolvedIds() {
    Set<String> ids = new HashSet<>();
    incidents().unresolved().forEach(each -> ids.add(each.id()));
    return ids;
  }

  /** Whether an incident is not resolved, or was resolved at a moment or after it. */
  boolean standsSince(String incident, Instant resolvedSince) {
    return incidents()
        .find(incident)
        .filter(
            each -> each.resolution().stream().noneMatch(end -> end.at().isBefore(resolvedSince)))
        .isPresent();
  }

  private static Incident withoutNow(Incident incident) {
    return incident.resolution().isPresent() ? incident : incident.kept();
  }

  /** By no step of its own. */
  private static Incident withResolution(Incident open, Resolution how) {
    return new Incident(
        open.id(),
        open.sequence(),
        open.alarm(),
        open.subject(),
        open.service(),
        open.owner(),
        open.runbook(),
        open.severity(),
        open.lead(),
        open.beganAt(),
        open.startedAt(),
        open.acknowledgement(),
        Optional.of(how),
        open.labels(),
        open.annotations(),
        open.figures(),
        Optional.empty(),
        Now.UNKNOWN,
        open.group());
  }

  @Override
  public DrillRecords drills() {
    return drills;
  }

  @Override
  public SilenceRecords silences() {
    return new SilenceRecords() {
      @Override
      public List<Silence> all() {
        return List.copyOf(silences.values());
      }

      @Override
      public void save(Silence silence) {
        silences.put(silence.id(), silence);
      }

      @Override
      public void delete(Collection<String> ids) {
        silences.keySet().removeAll(ids);
      }
    };
  }

  @Override
  public HeartbeatRecords heartbeats() {
    return new HeartbeatRecords() {
      @Override
      public List<KeptBeat> all() {
        return List.copyOf(beats.values());
      }

      @Override
      public void put(KeptBeat beat) {
        beats.put(beat.name(), beat);
      }

      @Override
      public void delete(Collection<String> names) {
        beats.keySet().removeAll(names);
      }
    };
  }

  @Override
  public ReplyRecords replies() {
    return replies;
  }

  @Override
  public DeliveryRecords deliveries() {
    return deliveries;
  }

  @Override
  public IncidentRecords incidents() {
    return new IncidentRecords() {
      @Override
      public void save(Incident incident) {
        boolean known = incidents.containsKey(incident.id());
        if (known == (incident.sequence() == 1)) {
          throw new IllegalStateException("known: " + known + ", " + incident);
        }
        if (!known) {
          replace(incident);
        }
        incidents.put(incident.id(), withoutNow(incident));
      }

      private void replace(Incident next) {
        String reason = "Its objective went on as " + next.id() + ".";
        incidents.replaceAll((id, each) ->
            each.resolution().isEmpty()
                    && each.subject().equals(next.subject())
                    && each.severity() == next.severity()
                ? withResolution(
                    each, new Resolution(next.startedAt(), TimelineEntry.HEADROOM, reason))
                : each);
      }

      @Override
      public Optional<Incident> find(String id) {
        return Optional.ofNullable(incidents.get(id));
      }

      @Override
      public List<Incident> unresolved() {
        return incidents.values().stream().filter(each -> each.resolution().isEmpty()).toList();
      }

      private List<Incident> allResolved() {
        return incidents.values().stream()
            .filter(each -> each.resolution().isPresent())
            .sorted(Comparator.comparing(Incident::id).reversed())
            .toList();
      }

      @Override
      public List<Incident> resolved(IncidentQuery query) {
        return allResolved().stream()
            .filter(each -> query.wants(each, each.startedAt()))
            .limit(query.limit())
            .toList();
      }

      @Override
      public int prune(Instant endedBefore, int retained, int atOnceMax) {
        List<Incident> newestFirst = allResolved();
        Set<Incident> old = new HashSet<>(newestFirst.stream().skip(retained).toList());
        List<Incident> gone =
            newestFirst.stream()
                .filter(each ->
                    old.contains(each)
                        || each.resolution().orElseThrow().at().isBefore(endedBefore))
                .limit(atOnceMax)
                .toList();
        gone.forEach(each -> delete(each.id()));
        return gone.size();
      }
    };
  }

  private void delete(String incident) {
    incidents.remove(incident);
    open.remove(incident);
    ended.remove(incident);
    timelines.remove(incident);
    marks.remove(incident);
    tellings.remove(incident);
    replies.delete(incident);
    deliveries.delete(incident);
  }

  @Override
  public OutsideAlertRecords outsideAlerts() {
    return new OutsideAlertRecords() {
      @Override
      public List<OutsideAlert> all() {
        return List.copyOf(outside.values());
      }

      @Override
      public void put(Collection<OutsideAlert> alerts) {
        alerts.forEach(each -> outside.put(each.fingerprint(), each));
      }

      @Override
      public void delete(Collection<String> fingerprints) {
        outside.keySet().removeAll(fingerprints);
      }
    };
  }

  @Override
  public TimelineRecords timeline() {
    return new TimelineRecords() {
      @Override
      public void append(String incident, TimelineEntry entry) {
        require(incident);
        timelines.computeIfAbsent(incident, id -> new ArrayList<>()).add(entry);
      }

      @Override
      public List<TimelineEntry> of(String incident) {
        List<TimelineEntry> all = timelines.getOrDefault(incident, List.of());
        return List.copyOf(all.subList(Math.max(0, all.size() - ENTRIES_SHOWN_MAX), all.size()));
      }

      @Override
      public int count(String incident, EntryKind kind) {
        return (int)
            timelines.getOrDefault(incident, List.of()).stream()
                .filter(each -> each.kind() == kind)
                .count();
      }
    };
  }

  @Override
  public StepMarkRecords stepMarks() {
    return new StepMarkRecords() {
      @Override
      public List<StepMark> of(String incident) {
        return List.copyOf(marks.getOrDefault(incident, Map.of()).values());
      }

      @Override
      public void put(String incident, StepMark mark) {
        require(incident);
        marks.computeIfAbsent(incident, id -> new TreeMap<>()).put(mark.step(), mark);
      }
    };
  }

  @Override
  public TellingRecords tellings() {
    return new TellingRecords() {
      @Override
      public void add(String incident, Telling telling) {
        require(incident);
        List<Telling> all = tellings.computeIfAbsent(incident, _ -> new ArrayList<>());
        if (all.stream()
            .noneMatch(each ->
                each.alarm() == telling.alarm() && each.receiver().equals(telling.receiver()))) {
          all.add(telling);
        }
      }

      @Override
      public List<Telling> of(String incident) {
        return List.copyOf(tellings.getOrDefault(incident, List.of()));
      }

      @Override
      public Map<String, List<Telling>> standing() {
        Map<String, List<Telling>> all = new HashMap<>(tellings);
        all.keySet().removeIf(id -> !unresolvedIds().contains(id) && !ended.containsKey(id));
        return all;
      }
    };
  }

  @Override
  public AlertingStateRecords alertingStates() {
    return new AlertingStateRecords() {
      @Override
      public Map<String, Map<String, FiringAlert>> firing() {
        return Map.copyOf(firing);
      }

      @Override
      public void replaceFiring(String subject, Map<String, FiringAlert> alerts) {
        if (alerts.isEmpty()) {
          firing.remove(subject);
        } else {
          firing.put(subject, Map.copyOf(alerts));
        }
      }

      @Override
      public Map<String, OpenIncident> open() {
        Map<String, OpenIncident> all = new HashMap<>();
        for (Incident each : incidents().unresolved()) {
          OpenIncident kept = open.get(each.id());
          if (kept != null) {
            all.put(each.id(), kept.with(each.acknowledgement()));
          }
        }
        return all;
      }

      @Override
      public void saveOpen(String incident, OpenIncident state) {
        open.put(incident, state);
      }

      @Override
      public List<EndedIncident> ended() {
        List<EndedIncident> all = new ArrayList<>();
        ended.forEach((id, how) -> {
          Incident incident = Objects.requireNonNull(incidents.get(id));
          all.add(new EndedIncident(incident.subject(), incident.severity(), id, how));
        });
        return all;
      }

      @Override
      public void replaceEnded(String subject, Map<String, AlertingState.Ended> next) {
        ended
            .keySet()
            .removeIf(id -> Objects.requireNonNull(incidents.get(id)).subject().equals(subject));
        ended.putAll(next);
      }
    };
  }
}
