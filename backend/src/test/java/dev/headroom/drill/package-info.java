/** Test pages over a real database and outbox. */
@NullMarked
package dev.headroom.drill;

import org.jspecify.annotations.NullMarked;
