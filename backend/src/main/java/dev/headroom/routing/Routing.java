package dev.headroom.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of which incident: Alertmanager's routing tree, one level deep.
 *
 * @param fallback receiver of what no route matches; empty if nobody is told
 * @param routes tried in order; the first that matches wins, unless it goes on
 * @param receivers all there are, whether a route leads to them or not
 * @param groupInterval least time between two updates of an incident that are not urgent
 */
public record Routing(
    Optional<String> fallback,
    List<Route> routes,
    List<Receiver> receivers,
    Duration groupInterval) {
  /** Alertmanager's own. */
  public static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

  /** Nobody is told; incidents are seen in the user interface alone. */
  public static final Routing NOBODY = new Routing(Optional.empty(), List.of(), List.of());

  public Routing {
    routes = List.copyOf(routes);
    receivers = List.copyOf(receivers);
  }

  /** Without anything said about updates. */
  public Routing(Optional<String> fallback, List<Route> routes, List<Receiver> receivers) {
    this(fallback, routes, receivers, GROUP_INTERVAL);
  }

  /** The same with another least time between updates. */
  public Routing withGroupInterval(Duration interval) {
    return new Routing(fallback, routes, receivers, interval);
  }

  /** As a file of Alertmanager's, with the names of receivers alone: no addresses, no keys. */
  public String text() {
    return RoutingText.of(this);
  }

  /** The receivers of an alert with these labels, each once, in the order of the routes. */
  public List<Receiver> receiversOf(Map<String, String> labels) {
    Set<String> names = new LinkedHashSet<>();
    for (Route route : routes) {
      if (route.matches(labels)) {
        names.add(route.receiver());
        if (!route.goesOn()) {
          break;
        }
      }
    }
    if (names.isEmpty()) {
      fallback.ifPresent(names::add);
    }
    List<Receiver> matching = new ArrayList<>();
    for (String name : names) {
      receivers.stream().filter(each -> each.name().equals(name)).forEach(matching::add);
    }
    return matching;
  }
}
