package dev.headroom.notify.record;

import dev.headroom.alerting.record.Deliveries.Undelivered;
import dev.headroom.notify.send.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deliveries and the attempts at them, within one unit of work. A delivery belongs to an
 * integration and to an incident, and is deleted with the incident. Its position grows in the order
 * in which deliveries are added.
 */
public interface DeliveryRecords {
  /** How many deliveries of one incident anybody is given. */
  int OF_INCIDENT_MAX = 1_000;

  /** How many attempts at one delivery anybody is given. */
  int ATTEMPTS_SHOWN_MAX = 20;

  /**
   * Deliveries of one integration that are pending.
   *
   * @param oldest when the oldest of them was created; empty if there are none
   */
  record Backlog(int count, Optional<Instant> oldest) {}

  /** Which deliveries are wanted; all, where nothing is said. */
  record DeliveryFilter(
      Optional<String> receiver, Optional<DeliveryStatus> status, Optional<String> incident) {
    public static final DeliveryFilter ALL =
        new DeliveryFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether it is one of them. */
    public boolean wants(DeliveryReport delivery) {
      return receiver.map(delivery.receiver()::equals).orElse(true)
          && status.map(each -> each == delivery.status()).orElse(true)
          && incident.map(delivery.incident()::equals).orElse(true);
    }
  }

  /**
   * Who was told of an incident, or is to be.
   *
   * @param integrations ids of those themselves
   * @param receivers names of the receivers they belonged to then
   * @param waiting ids of those for which something is pending
   * @param ended ids of those that were last told that it is over
   */
  record Notified(
      Set<String> integrations, Set<String> receivers, Set<String> waiting, Set<String> ended) {
    public Notified {
      integrations = Set.copyOf(integrations);
      receivers = Set.copyOf(receivers);
      waiting = Set.copyOf(waiting);
      ended = Set.copyOf(ended);
    }

    /** Whether it was told, at this address or, by the same name, at another one. */
    public boolean knows(String integration, String receiver) {
      return integrations.contains(integration) || receivers.contains(receiver);
    }

    /** Whether it was told, and not of an end since. */
    public boolean waitsForEnd(String integration, String receiver) {
      return knows(integration, receiver) && !ended.contains(integration);
    }
  }

  /**
   * Adds a delivery that is pending, at the next position.
   *
   * @param transition number of the transition within its incident
   * @param integration id of the one that is told
   */
  void add(Delivery delivery, long transition, String integration);

  /** Who was told of an incident, or is to be; what has expired told nobody. */
  Notified notified(String incident);

  /**
   * What has not been sent, of what asks for a person, of open pages that nobody has acknowledged.
   */
  List<Undelivered> undelivered();

  /** Integrations with deliveries that are pending, or of incidents that are not resolved. */
  Set<String> integrations();

  /** Integrations with deliveries that are pending. */
  Set<String> pendingIntegrations();

  /** All deliveries of one integration become another one's. */
  void reassign(String from, String to);

  /**
   * What is pending for an integration of incidents it never heard of: none of their deliveries has
   * been sent to it.
   */
  List<Delivery> unheard(String integration);

  /**
   * What an integration is to be sent next, due or not: of each incident only the first delivery
   * that is pending may go; those due first come first. Each has the newest receipt that the
   * integration left of its incident.
   *
   * @param ended positions of deliveries that have ended, which is not written yet
   * @param busy incidents to leave out
   * @param limit how many at most
   */
  List<Delivery> next(String integration, Set<Long> ended, Set<String> busy, int limit);

  /**
   * Incidents that have a delivery pending for an integration.
   *
   * @param ended as for {@link #next}
   */
  Set<String> pendingIncidents(String integration, Set<Long> ended);

  /**
   * What an integration was told last of each incident that is not resolved, or was resolved at a
   * moment or after it; by position. Nothing of an incident of which something is pending for it,
   * or of which it refused the last.
   */
  List<Delivery> standing(String integration, Instant resolvedSince);

  Backlog backlog(String integration);

  /**
   * Writes an attempt and what the delivery has become by it.
   *
   * @return false if the delivery is gone, because its incident was deleted meanwhile
   */
  boolean record(AttemptResult result);

  /** The latest {@link #OF_INCIDENT_MAX} deliveries of an incident, oldest first. */
  List<DeliveryReport> ofIncident(String incident);

  /** The latest deliveries of all incidents, newest first. */
  default List<DeliveryReport> latest(int limit) {
    return latest(DeliveryFilter.ALL, limit);
  }

  /** The latest of those that are wanted, newest first. */
  List<DeliveryReport> latest(DeliveryFilter filter, int limit);

  /**
   * The last attempt at one of the latest {@link #OF_INCIDENT_MAX} deliveries to an integration.
   *
   * @param sent of those it took, else of those it did not
   */
  Optional<DeliveryAttempt> lastAttempt(String integration, boolean sent);
}
