package dev.headroom.alerting.muting;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.routing.time.RouteHours.OffHours;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Says who is not to be told of an incident at a moment. Whoever is held back is told once that is
 * over, if the incident stands and nobody has acknowledged it by then.
 */
@FunctionalInterface
public interface Muting {
  /**
   * Why receivers are held back, by their name; one that is not there is told.
   *
   * @param standing all incidents that stand at that moment, this one or not
   */
  Map<String, MuteReason> heldBack(Incident incident, List<Incident> standing, Instant at);

  /** Why somebody is not told. */
  sealed interface MuteReason {
    /** To follow "Not told to pager: ". */
    String why();

    /** To follow "Told to pager: ", once it does not hold any more. */
    String over();

    /** Every route to the receiver rests. */
    record RouteRests(OffHours hours) implements MuteReason {
      @Override
      public String why() {
        return "it is " + hours + ".";
      }

      @Override
      public String over() {
        return "it was " + hours + ".";
      }
    }

    /**
     * Another incident holds it back.
     *
     * @param incident its id
     */
    record InhibitedBy(String incident) implements MuteReason {
      @Override
      public String why() {
        return "incident %s inhibits it.".formatted(incident);
      }

      @Override
      public String over() {
        return "incident %s does not inhibit it any more.".formatted(incident);
      }
    }
  }
}
