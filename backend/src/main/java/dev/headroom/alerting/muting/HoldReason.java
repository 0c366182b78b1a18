package dev.headroom.alerting.muting;

import dev.headroom.routing.time.RouteHours.OffHours;

/** Why a receiver is not told of an incident that others may hear of. */
public sealed interface HoldReason {
  /** To follow "Not told to pager: ". */
  String why();

  /** To follow "Told to pager: ", once it does not hold any more. */
  String over();

  /** Every route to the receiver rests. */
  record RouteRests(OffHours hours) implements HoldReason {
    @Override
    public String why() {
      return "it is " + hours + ".";
    }

    @Override
    public String over() {
      return "it was " + hours + ".";
    }
  }

  /** The receiver is in shadow: that it would be told is all that happens. */
  record ReceiverInShadow() implements HoldReason {
    @Override
    public String why() {
      return "it is in shadow, and would be told.";
    }

    @Override
    public String over() {
      return "it was in shadow.";
    }
  }

  /**
   * Another incident holds it back.
   *
   * @param incident its id
   */
  record InhibitedBy(String incident) implements HoldReason {
    @Override
    public String why() {
      return "incident %s inhibits it.".formatted(incident);
    }

    @Override
    public String over() {
      return "incident %s inhibited it until now.".formatted(incident);
    }
  }
}
