package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.routing.Receiver;
import java.io.IOException;
import java.util.List;

/**
 * Tells the outside of transitions. What it keeps is written in the transition's transaction.
 *
 * @param <R> the records of that transaction
 */
public interface Deliveries<R> {
  /**
   * Writes what the transition makes due. Nothing may leave before the transaction has committed.
   *
   * @param routed the receivers that routing names for the incident as it is now; those told of it
   *     earlier are told of what follows as well
   */
  void enqueue(R records, Transition transition, List<Receiver> routed);

  /**
   * Names of those among some receivers who have not been told of an incident and would be told of
   * one that opens.
   *
   * @throws IOException if it cannot be read
   */
  List<String> untold(String incident, List<Receiver> routed) throws IOException;

  /**
   * Sends what a transition makes due although it could not be written. When it is written after
   * all, {@link #enqueue} is called for it as for any other, and what went out meanwhile does not
   * go out again. What is sent says that it is not durable.
   */
  void sendUnwritten(Transition transition, List<Receiver> routed);

  /** Starts sending at once what has been committed. Must not block. */
  void committed();

  /** Replaces the receivers there are. What is pending stays pending. */
  void receivers(List<Receiver> receivers);
}
