package dev.headroom.notify;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.Audience;
import dev.headroom.notify.record.DeliveryRecords.Notified;
import dev.headroom.notify.send.ResendingSender;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Receiver;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The integrations in use, and which of them are told of a transition. Immutable. */
final class ActiveIntegrations {
  static final ActiveIntegrations NONE = new ActiveIntegrations(Map.of());

  private final Map<String, ActiveIntegration> byId;

  private ActiveIntegrations(Map<String, ActiveIntegration> byId) {
    this.byId = byId;
  }

  /** All of some receivers, in their order. */
  static ActiveIntegrations of(
      List<Receiver> receivers, BiFunction<Receiver, Integration, ActiveIntegration> active) {
    Map<String, ActiveIntegration> all = new LinkedHashMap<>();
    for (Receiver receiver : receivers) {
      for (Integration each : receiver.integrations()) {
        all.put(each.id(), active.apply(receiver, each));
      }
    }
    return new ActiveIntegrations(all);
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  Collection<ActiveIntegration> all() {
    return byId.values();
  }

  /** The senders of those that are told again how incidents stand, by id. */
  Map<String, ResendingSender> resending() {
    Map<String, ResendingSender> senders = new HashMap<>();
    for (ActiveIntegration each : byId.values()) {
      if (each.sender() instanceof ResendingSender sender) {
        senders.put(each.id(), sender);
      }
    }
    return senders;
  }

  /**
   * Those that are told of a transition.
   *
   * @param audience who may hear of it
   * @param notified who was told of the incident earlier
   */
  List<ActiveIntegration> due(Transition transition, Audience audience, Notified notified) {
    Set<String> names = names(audience.routed());
    return byId.values().stream()
        .filter(each -> !audience.holdsBack(each.receiver(), transition.kind()))
        .filter(each -> isDue(each, transition.kind(), names.contains(each.receiver()), notified))
        .toList();
  }

  private static boolean isDue(
      ActiveIntegration integration, TransitionKind kind, boolean isRouted, Notified notified) {
    boolean wasTold = notified.integrations().contains(integration.id());
    if (kind == TransitionKind.ROUTED) {
      return isRouted && !wasTold;
    }
    if (kind == TransitionKind.REPEATED && notified.waiting().contains(integration.id())) {
      // Whoever has not heard of it yet need not hear of it twice.
      return false;
    }
    if (isForThoseRouted(kind)) {
      return isRouted;
    }
    if (!kind.asksForPerson() && notified.ended().contains(integration.id())) {
      // It came back, and nobody told them.
      return false;
    }
    // Who was told at another address hears how it goes on at the new one.
    boolean follows = notified.knows(integration.id(), integration.receiver());
    return follows || (isRouted && kind.asksForPerson());
  }

  /** Whether some are told again, or later than others, and nobody else. */
  private static boolean isForThoseRouted(TransitionKind kind) {
    return switch (kind) {
      case RELEASED, REPEATED, ESCALATED, FAILED_OVER -> true;
      case OPENED,
          REOPENED,
          UPDATED,
          PARTLY_RESOLVED,
          ACKNOWLEDGED,
          UNACKNOWLEDGED,
          ROUTED,
          UNMUTED,
          RESOLVED ->
          false;
    };
  }

  /** Names of routed receivers with an integration that is not among those told. */
  List<String> untold(List<Receiver> routed, Set<String> told) {
    Set<String> names = names(routed);
    return byId.values().stream()
        .filter(each -> names.contains(each.receiver()) && !told.contains(each.id()))
        .map(ActiveIntegration::receiver)
        .distinct()
        .toList();
  }

  private static Set<String> names(List<Receiver> receivers) {
    return receivers.stream().map(Receiver::name).collect(Collectors.toSet());
  }
}
