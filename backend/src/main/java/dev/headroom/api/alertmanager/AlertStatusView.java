package dev.headroom.api.alertmanager;

import java.util.List;

/**
 * Whether an alert is told of.
 *
 * @param state {@code active}, or {@code suppressed} where something holds it back
 */
record AlertStatusView(String state, List<String> silencedBy, List<String> inhibitedBy) {}
