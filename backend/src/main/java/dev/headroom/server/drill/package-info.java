/**
 * What a drill needs of this server.
 *
 * <p>{@link dev.headroom.server.drill.DrillWay} pushes through the server's own port and has the
 * objective of a drill counted beside those that are promised. Safe for use by several threads.
 */
@NullMarked
package dev.headroom.server.drill;

import org.jspecify.annotations.NullMarked;
