/**
 * Who is told of what, and who is on call, as the API says it.
 *
 * <p>Main flow: {@link dev.headroom.api.routing.RoutingResources} makes the resources; one of them
 * also says what would become of an alert with some labels at this moment.
 *
 * <p>Reads only, any thread. This package must not decide who is told: routing and alerting do.
 */
@NullMarked
package dev.headroom.api.routing;

import org.jspecify.annotations.NullMarked;
