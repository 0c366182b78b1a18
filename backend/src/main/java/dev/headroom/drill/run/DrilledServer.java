package dev.headroom.drill.run;

import dev.headroom.drill.record.PageOutcome;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.slo.objective.Objective;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The server that a drill goes through, as far as a drill touches it. */
public interface DrilledServer {
  /**
   * Has the objective of a drill counted and evaluated beside what is promised; returns once the
   * log says so.
   *
   * @return why it cannot be; empty if it is
   */
  Optional<String> count(Objective objective);

  /**
   * Ends that; also where it never began.
   *
   * @return why the log could not be told, so that it has to be asked again; empty if it was
   */
  Optional<String> endCount();

  /**
   * Pushes so many bad events, as a service would; returns once they are acknowledged.
   *
   * @param drill label of the series, which no other drill has
   * @param at when they happened
   * @return how long the answer took
   * @throws IOException if they were not acknowledged; they may be counted all the same
   */
  Duration pushBad(String drill, int events, Instant at) throws IOException;

  /**
   * Pushes one event, in time or not; returns once it is acknowledged. Pushed again it is counted
   * once.
   *
   * @throws IOException if it was not acknowledged; it may be counted all the same
   */
  void pushOutcome(PageOutcome outcome) throws IOException;

  /** The deliveries of an incident, oldest first. */
  List<DeliveryReport> deliveries(String incident) throws IOException;
}
