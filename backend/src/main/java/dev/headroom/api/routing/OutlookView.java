package dev.headroom.api.routing;

import dev.headroom.api.view.OnCallView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds it back, and who is on call for it (in schema Routes).
 *
 * @param inhibitedBy the first incident that stands and holds it back; null if none does
 * @param silenced a clause; null if no silence holds it back
 */
record OutlookView(
    @Nullable String inhibitedBy, @Nullable String silenced, List<OnCallView> onCall) {}
