/**
 * Alertmanager's API v2, for servers that send alerts and tools that list them.
 *
 * <p>Main flow: {@code AlertsResource} has a post read by {@code AlertPostReader} and hands it to
 * {@link dev.headroom.outside.OutsideAlerts}; it lists what {@link
 * dev.headroom.outside.AlertDirectory} finds, in the views of {@code AlertViews}. {@code
 * AlertmanagerSilenceResource} does the same with silences, and {@code StatusResource} says what
 * this server is. Statuses and bodies are those of Alertmanager, also where something is refused
 * ({@code RefusedPost}, {@code AlertmanagerErrors}).
 */
@NullMarked
package dev.headroom.api.alertmanager;

import org.jspecify.annotations.NullMarked;
