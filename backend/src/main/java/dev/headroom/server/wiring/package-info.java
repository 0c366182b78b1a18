/**
 * The one place where everything is wired, started and stopped.
 *
 * <p>Main flow: {@link dev.headroom.server.wiring.Server} calls constructors in the order of
 * dependency: the stores and the replay of the log, what evaluates and pages, the rules, then HTTP;
 * the port is opened last. A {@code Closer} is given each part as soon as it is open and closes
 * them in reverse. {@code Rules} puts a rule set into force, at the start and on each reload.
 *
 * <p>Parts that need no other one open on threads of their own meanwhile. Nobody but the commands
 * may know this package; clocks come from them.
 */
@NullMarked
package dev.headroom.server.wiring;

import org.jspecify.annotations.NullMarked;
