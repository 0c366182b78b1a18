/**
 * Pages that reach nobody.
 *
 * <p>Main flow: {@link dev.headroom.watch.page.UndeliveredPages} reads the deliveries of incidents
 * that wait for somebody; {@code PageDeliveries} are those of the newest alarm. For each receiver
 * that was to get a page which nobody has got there is one alert.
 *
 * <p>For one thread. Incidents that say so themselves are left out.
 */
@NullMarked
package dev.headroom.watch.page;

import org.jspecify.annotations.NullMarked;
