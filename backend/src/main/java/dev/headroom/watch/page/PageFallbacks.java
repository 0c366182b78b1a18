package dev.headroom.watch.page;

import dev.headroom.model.Alert;
import dev.headroom.model.Problem;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routing.RouteNode;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.Finding.FindingKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who hears of a receiver that does not get its pages. */
public final class PageFallbacks {
  /** No page of a promise goes below these matchers. */
  private static final Set<String> OTHER =
      Set.of("severity=\"ticket\"", "alertname=\"PageUndelivered\"");

  private PageFallbacks() {}

  /** A warning for each receiver of which nobody else would hear. */
  public static List<Problem> missing(Routing routing) {
    List<Problem> missing = new ArrayList<>();
    Set<String> paged = paged(routing);
    for (Receiver each : routing.receivers()) {
      if (paged.contains(each.name())
          && !each.integrations().isEmpty()
          && !othersHear(routing, each)) {
        missing.add(
            new Problem(
                "routing.yaml",
                0,
                0,
                ("if pages do not reach %s, nobody else is told: add a route for alertname=\"%s\" to"
                        + " another receiver")
                    .formatted(each.name(), FindingKind.PAGE_UNDELIVERED.alertName())));
      }
    }
    return missing;
  }

  /**
   * Names of those to whom a route leads that takes more than tickets, and not only what says that
   * pages do not arrive.
   */
  private static Set<String> paged(Routing routing) {
    Set<String> paged = new HashSet<>();
    int left = Integer.MAX_VALUE;
    for (RouteNode node : routing.tree()) {
      left = node.depth() > left ? left : Integer.MAX_VALUE;
      if (node.matchers().stream().anyMatch(OTHER::contains)) {
        left = Math.min(left, node.depth());
      }
      if (left == Integer.MAX_VALUE) {
        paged.add(node.receiver());
      }
    }
    return paged;
  }

  private static boolean othersHear(Routing routing, Receiver receiver) {
    Map<String, String> labels =
        Map.of(
            Alert.NAME,
            FindingKind.PAGE_UNDELIVERED.alertName(),
            Alert.SEVERITY,
            Urgency.PAGE.text(),
            Alert.TIER,
            FindingKind.PAGE_UNDELIVERED.lead(),
            "service",
            "headroom",
            Finding.RECEIVER,
            receiver.name());
    return routing.receiversOf(labels).stream()
        .anyMatch(each -> !each.name().equals(receiver.name()) && !each.integrations().isEmpty());
  }
}
