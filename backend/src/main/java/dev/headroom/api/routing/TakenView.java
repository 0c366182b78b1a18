package dev.headroom.api.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route that it takes (in schema Routes).
 *
 * @param node number of the route in the tree; null for a drill that is for one receiver
 */
record TakenView(
    String receiver,
    Map<String, String> groupLabels,
    @Nullable String muted,
    @Nullable Integer node) {}
