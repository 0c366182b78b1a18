package dev.headroom.alerting.incident;

/**
 * A transition and the line it leaves in the incident's timeline.
 *
 * @param notifies whether receivers hear of it; else the line is all
 */
public record LoggedTransition(Transition transition, TimelineEntry entry, boolean notifies) {
  public Incident incident() {
    return transition.incident();
  }

  /** The same, by which receivers are told of what fires in its group. */
  public LoggedTransition telling() {
    Incident incident = incident();
    if (!notifies || !transition.kind().asksForPerson() || incident.group().isEmpty()) {
      return this;
    }
    Incident told = incident.with(incident.group().map(group -> group.toldBy(incident.alarm())));
    return new LoggedTransition(
        new Transition(transition.kind(), transition.at(), told, transition.origin()), entry, true);
  }

  /**
   * The same, come from outside.
   *
   * @param origin where it came from
   * @param line what happened there; may be empty
   */
  public LoggedTransition from(String origin, String line) {
    return new LoggedTransition(
        new Transition(transition.kind(), transition.at(), transition.incident(), origin),
        new TimelineEntry(
            entry.at(),
            entry.kind(),
            origin,
            entry.owner(),
            (line + " " + entry.description()).strip(),
            entry.details()),
        notifies);
  }
}
