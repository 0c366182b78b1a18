package dev.headroom.alerting.muting;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds back what is in shadow, before anything else does. An incident in shadow stands for no
 * other one, inhibits none and ends no silence.
 */
public final class ShadowMuting implements Muting {
  private final Muting next;
  private volatile Routing routing = Routing.NOBODY;

  /**
   * @param next what holds back everything else
   */
  public ShadowMuting(Muting next) {
    this.next = next;
  }

  /** Whether nobody is told of an incident because what it is about is in shadow. */
  public static boolean isShadowed(Incident incident) {
    return incident
        .muted()
        .map(Incident.Muted::reason)
        .filter(MuteReason.Shadowed.class::isInstance)
        .isPresent();
  }

  /** Other routes, and something else in shadow. */
  public void routeBy(Routing other) {
    routing = other;
  }

  @Override
  public void standing(Collection<Incident> incidents, Instant at) throws IOException {
    next.standing(lit(incidents), at);
  }

  @Override
  public Optional<MuteReason> silenced(Map<String, String> labels, Instant at) {
    return next.silenced(labels, at);
  }

  @Override
  public Optional<MuteReason> reason(Incident incident, List<Incident> standing, Instant at) {
    return isShadow(incident)
        ? Optional.of(new MuteReason.Shadowed(wouldHear(incident)))
        : next.reason(incident, lit(standing), at);
  }

  private boolean isShadow(Incident incident) {
    return routing.shadow().subjects().contains(incident.subject());
  }

  private List<Incident> lit(Collection<Incident> incidents) {
    return incidents.stream().filter(each -> !isShadow(each)).toList();
  }

  private List<String> wouldHear(Incident incident) {
    return routing.receiversOf(incident.labels()).stream()
        .filter(each -> !each.integrations().isEmpty())
        .map(Receiver::name)
        .toList();
  }
}
