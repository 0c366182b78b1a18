package dev.headroom.alerting.correlation;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.MuteReason.Attached;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Which incidents belong to one, the likeliest root first: what its service needs and began no
 * later, then the same kind of fault that did, then what its service needs and began later.
 *
 * @param needs whether the service of the first needs that of the second
 * @param same whether both are the same kind of fault, begun at the same time
 */
record Relations(BiPredicate<Incident, Incident> needs, BiPredicate<Incident, Incident> same) {
  private static final int SHOWN_MAX = 20;

  /** Ids that the timeline of the incident says were attached to it. */
  List<Related> of(Incident incident, Collection<Incident> all, Set<String> wereAttached) {
    return all.stream()
        .filter(each -> !each.id().equals(incident.id()) && overlap(each, incident))
        .flatMap(each -> related(incident, each, wereAttached))
        .sorted(
            Comparator.comparingInt((Related each) -> rank(each, incident))
                .thenComparing(Related::beganAt)
                .thenComparing(Related::incident))
        .limit(SHOWN_MAX)
        .toList();
  }

  private static boolean overlap(Incident one, Incident other) {
    return !one.beganAt().isAfter(end(other)) && !other.beganAt().isAfter(end(one));
  }

  private static Instant end(Incident incident) {
    return incident.resolution().map(Resolution::at).orElse(Instant.MAX);
  }

  private Stream<Related> related(Incident incident, Incident other, Set<String> wereAttached) {
    Optional<Attached> to = attachment(incident, other);
    Optional<Attached> from = attachment(other, incident);
    boolean attached = to.isPresent() || from.isPresent() || wereAttached.contains(other.id());
    return relation(incident, other, to.or(() -> from).map(Attached::relation)).stream()
        .map(relation ->
            new Related(
                other.id(),
                other.subject(),
                other.service(),
                other.beganAt(),
                relation,
                attached,
                reason(incident, other, relation)));
  }

  private static Optional<Attached> attachment(Incident one, Incident to) {
    return one.attachment().filter(each -> each.incident().equals(to.id()));
  }

  private Optional<String> relation(
      Incident incident, Incident other, Optional<Relation> attached) {
    if (attached.filter(each -> each == Relation.SAME).isPresent()) {
      return Optional.of(Related.SAME);
    }
    boolean cause = needs.test(incident, other);
    boolean effect = needs.test(other, incident);
    if (cause && (!effect || !other.beganAt().isAfter(incident.beganAt()))) {
      return Optional.of(Related.CAUSE);
    }
    if (effect) {
      return Optional.of(Related.EFFECT);
    }
    return same.test(incident, other) ? Optional.of(Related.SAME) : Optional.empty();
  }

  private static String reason(Incident incident, Incident other, String relation) {
    return switch (relation) {
      case Related.CAUSE -> OnsetWords.needs(incident, other);
      case Related.EFFECT -> OnsetWords.needs(other, incident);
      default -> OnsetWords.same(incident, other);
    };
  }

  private static int rank(Related related, Incident incident) {
    boolean first = !related.beganAt().isAfter(incident.beganAt());
    return switch (related.relation()) {
      case Related.CAUSE -> first ? 0 : 2;
      case Related.SAME -> first ? 1 : 3;
      default -> 4;
    };
  }
}
