/**
 * Who is told: {@code routing.yaml}, read into receivers and the routes that lead to them.
 *
 * <p>Main flow: {@link dev.headroom.routing.RoutingReader} reads the file, with every problem
 * placed at its line; {@link dev.headroom.routing.Routing} says which routes the labels of an alert
 * take at a moment, and which alerts hold others back. An {@link
 * dev.headroom.routing.IntegrationReader} reads the entries of one kind of receiver; those who send
 * define it. Secrets are read where they are named and never shown.
 *
 * <p>Immutable after reading. This package must not know incidents or budgets, nor how anything is
 * sent.
 */
@NullMarked
package dev.headroom.routing;

import org.jspecify.annotations.NullMarked;
