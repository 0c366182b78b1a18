/**
 * Who is told: {@code routing.yaml}, read into receivers and the routes that lead to them.
 *
 * <p>Main flow: {@link dev.headroom.routing.RoutingReader} reads the file, with every problem
 * placed at its line; {@link dev.headroom.routing.Routing} says which receivers the labels of an
 * alert lead to. Secrets are read where they are named and never shown.
 *
 * <p>Immutable after reading. This package must not know incidents, nor how anything is sent.
 */
@NullMarked
package dev.headroom.routing;

import org.jspecify.annotations.NullMarked;
