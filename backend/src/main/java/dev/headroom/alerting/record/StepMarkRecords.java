package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.StepMark;
import java.util.List;

/** The marked steps of runbooks, within one unit of work. */
public interface StepMarkRecords {
  /** The marks of an incident, by their step. */
  List<StepMark> of(String incident);

  /** Puts a mark in the place of the one its step had. */
  void put(String incident, StepMark mark);

  /** Whether a step is marked as done; one that nobody marked is not. */
  default boolean isDone(String incident, int step) {
    return of(incident).stream().anyMatch(mark -> mark.step() == step && mark.done());
  }
}
