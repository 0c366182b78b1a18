package dev.headroom.api.routing;

import java.util.List;

/** The whole page of routes: the tree, and which way given labels would go. */
record RoutesView(
    List<RouteView> routes,
    List<TakenView> taken,
    OutlookView outlook,
    List<IntervalView> timeIntervals,
    List<InhibitView> inhibitRules,
    List<String> warnings) {}
