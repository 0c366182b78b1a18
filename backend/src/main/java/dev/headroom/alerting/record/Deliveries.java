package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.routing.Receiver;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Tells the outside of transitions. What it keeps is written in the transition's transaction.
 *
 * @param <R> the records of that transaction
 */
public interface Deliveries<R> {
  /**
   * Writes what the transition makes due. Nothing may leave before the transaction has committed.
   *
   * @param audience of that moment; those told of the incident earlier are told of what follows as
   *     well, unless they are held back
   */
  void enqueue(R records, Transition transition, Audience audience);

  /**
   * Names of those among some receivers who have not been told of an incident and would be told of
   * one that opens.
   *
   * @throws IOException if it cannot be read
   */
  List<String> untold(String incident, List<Receiver> routed) throws IOException;

  /**
   * When each receiver was last told of an incident, or was to be, by its name.
   *
   * @throws IOException if it cannot be read
   */
  Map<String, Instant> lastTold(String incident) throws IOException;

  /**
   * When each receiver last heard of an incident, by its name; now while what it was to be told
   * last has not arrived.
   *
   * @throws IOException if it cannot be read
   */
  default Map<String, Instant> lastHeard(String incident) throws IOException {
    return lastTold(incident);
  }

  /**
   * A receiver that asks for a person by something that has not arrived.
   *
   * @param sequence number of the step of the incident that it tells of
   * @param since when it was made due
   * @param refused whether it never will, whatever time passes
   */
  record Undelivered(
      String incident, String receiver, long sequence, Instant since, boolean refused) {}

  /**
   * What has not arrived of open pages that nobody has acknowledged.
   *
   * @throws IOException if it cannot be read
   */
  default List<Undelivered> undelivered() throws IOException {
    return List.of();
  }

  /**
   * Sends what a transition makes due although it could not be written. When it is written after
   * all, {@link #enqueue} is called for it as for any other, and what went out meanwhile does not
   * go out again. What is sent says that it is not durable.
   */
  void sendUnwritten(Transition transition, Audience audience);

  /** Starts sending at once what has been committed. Must not block. */
  void committed();

  /** Replaces the receivers there are. What is pending stays pending. */
  void receivers(List<Receiver> receivers);
}
