package dev.headroom.alerting.correlation;

import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.MuteReason.Attached;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import dev.headroom.alerting.incident.Muting;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds people back from an incident while another one stands for it: one that somebody was told
 * of, that has not ended, and that is either what its service needs or the first of several of the
 * same kind. What a silence holds back is not attached to anything.
 */
public final class Correlation implements Muting {
  private final Muting first;
  private final Limits limits;
  private final ToldIncidents told;
  private final CorrelationMetrics metrics;
  private volatile Declared declared = new Declared(ServiceNeeds.NONE, Map.of());

  /**
   * What people have written that incidents are compared by.
   *
   * @param kinds what kind of fault the burn of a promise is, by its name; nothing is like one that
   *     is not there
   */
  public record Declared(ServiceNeeds needs, Map<String, String> kinds) {
    public Declared {
      kinds = Map.copyOf(kinds);
    }
  }

  /**
   * When incidents belong together.
   *
   * @param attachedAfter how long a cause that nobody acknowledges stands for another; 0: not at
   *     all
   * @param joinedWithin how far apart incidents of the same kind may have begun; 0: none is joined
   */
  public record Limits(Duration attachedAfter, Duration joinedWithin) {}

  /** Of which incidents somebody was told. */
  @FunctionalInterface
  public interface ToldIncidents {
    /**
     * Whether somebody was told of an incident, or is to be.
     *
     * @throws IOException if that is not known: nothing is attached to it then
     */
    boolean isTold(String incident) throws IOException;
  }

  /**
   * @param first what holds people back before incidents are compared
   * @param told of which incidents somebody was told
   */
  public Correlation(Muting first, Limits limits, ToldIncidents told, CollectorRegistry registry) {
    this.first = first;
    this.limits = limits;
    this.told = told;
    this.metrics = new CorrelationMetrics(registry);
  }

  /** Puts other declarations in the place of those in use. What is attached stays so. */
  public void declare(Declared next) {
    declared = next;
  }

  @Override
  public void standing(Collection<Incident> incidents, Instant at) throws IOException {
    first.standing(incidents, at);
    metrics.attached(incidents);
  }

  @Override
  public Optional<MuteReason> silenced(Map<String, String> labels, Instant at) {
    return first.silenced(labels, at);
  }

  @Override
  public Optional<MuteReason> reason(Incident incident, List<Incident> standing, Instant at) {
    Optional<MuteReason> other = first.reason(incident, standing, at);
    return other.isPresent() ? other : attachment(incident, standing, at).map(each -> each);
  }

  /**
   * Which incidents belong to one, the likeliest root first.
   *
   * @param all some that it is compared with, itself or not, ended or not
   * @param attached ids of those that its timeline says are attached to it
   * @return at most 20
   */
  public List<Related> related(Incident incident, Collection<Incident> all, Set<String> attached) {
    if (DrillSubject.isOf(incident)) {
      return List.of();
    }
    List<Incident> real = all.stream().filter(each -> !DrillSubject.isOf(each)).toList();
    return new Relations(
            (one, other) -> declared.needs().needs(one.service(), other.service()), this::isSame)
        .of(incident, real, attached);
  }

  private Optional<Attached> attachment(Incident incident, List<Incident> standing, Instant at) {
    Optional<Attached> known = incident.attachment();
    if (known.isPresent()) {
      return known.filter(each -> holds(each, standing, at));
    }
    return !DrillSubject.isOf(incident) && mayBeAttached(incident, standing)
        ? attached(incident, standing, at)
        : Optional.empty();
  }

  /**
   * A cause that was acknowledged stands for others until it ends; one that is silenced for none.
   */
  private static boolean holds(Attached attached, List<Incident> standing, Instant at) {
    return standing.stream()
        .filter(each -> each.id().equals(attached.incident()) && each.muted().isEmpty())
        .anyMatch(each ->
            attached.relation() == Relation.SAME
                || each.acknowledgement().isPresent()
                || at.isBefore(attached.until()));
  }

  /** Somebody who was told of an incident goes on with it. */
  private static boolean mayBeAttached(Incident incident, List<Incident> standing) {
    boolean begins = standing.stream().noneMatch(each -> each.id().equals(incident.id()));
    boolean untold = incident.muted().filter(muted -> !muted.wasTold()).isPresent();
    return (begins || untold) && incident.acknowledgement().isEmpty();
  }

  private Optional<Attached> attached(Incident incident, List<Incident> standing, Instant at) {
    List<Incident> others =
        standing.stream()
            .filter(each -> !each.subject().equals(incident.subject()))
            .filter(each -> each.muted().isEmpty() && !DrillSubject.isOf(each))
            .filter(each -> each.severity().compareTo(incident.severity()) <= 0)
            .toList();
    Optional<Incident> cause = root(others, each -> isCause(each, incident));
    Optional<Incident> same = root(others, each -> isSame(each, incident));
    return cause
        .map(each -> attached(each, Relation.NEEDS, OnsetWords.needs(incident, each), at))
        .or(() ->
            same.map(each -> attached(each, Relation.SAME, OnsetWords.same(incident, each), at)));
  }

  private Attached attached(Incident to, Relation relation, String why, Instant at) {
    metrics.attached(relation);
    Instant until = at.plus(limits.attachedAfter()).truncatedTo(ChronoUnit.MILLIS);
    return new Attached(to.id(), relation, why, until);
  }

  /**
   * Of several that would do, the one that most of the others need, then the one that began first.
   */
  private Optional<Incident> root(List<Incident> others, Predicate<Incident> belongs) {
    List<Incident> all = others.stream().filter(belongs).filter(this::isTold).toList();
    return all.stream()
        .min(
            Comparator.comparingLong((Incident each) -> -neededBy(each, all))
                .thenComparing(Incident::beganAt)
                .thenComparing(Incident::id));
  }

  private long neededBy(Incident incident, List<Incident> all) {
    return all.stream()
        .filter(each -> declared.needs().needs(each.service(), incident.service()))
        .count();
  }

  private boolean isCause(Incident other, Incident incident) {
    return limits.attachedAfter().isPositive()
        && declared.needs().needs(incident.service(), other.service());
  }

  private boolean isSame(Incident other, Incident incident) {
    String kind = kind(incident);
    return limits.joinedWithin().isPositive()
        && !kind.isEmpty()
        && kind.equals(kind(other))
        && !other.service().equals(incident.service())
        && !apart(other, incident);
  }

  /**
   * Of promises alone. What comes from outside is grouped as its route says, and one heartbeat says
   * nothing of another.
   */
  private String kind(Incident incident) {
    return declared.kinds().getOrDefault(incident.subject(), "");
  }

  private boolean apart(Incident one, Incident other) {
    Duration between = Duration.between(one.beganAt(), other.beganAt()).abs();
    return between.compareTo(limits.joinedWithin()) > 0;
  }

  /** Where it is not known, nobody was. */
  private boolean isTold(Incident incident) {
    try {
      return told.isTold(incident.id());
    } catch (IOException e) {
      metrics.failures.inc();
      return false;
    }
  }
}
