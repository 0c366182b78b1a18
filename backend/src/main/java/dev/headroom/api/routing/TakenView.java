package dev.headroom.api.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route that it takes (in schema Routes).
 *
 * @param inShadow whether its receiver is told nothing at any time
 * @param node number of the route in the tree; null for a drill that is for one receiver
 */
record TakenView(
    String receiver,
    boolean inShadow,
    Map<String, String> groupLabels,
    @Nullable String muted,
    @Nullable Integer node) {}
