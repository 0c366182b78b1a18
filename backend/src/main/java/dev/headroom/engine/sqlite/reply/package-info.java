/**
 * The table of replies that have come from outside.
 *
 * <p>Used within a transaction, by its thread. This package must not know what replies do.
 */
@NullMarked
package dev.headroom.engine.sqlite.reply;

import org.jspecify.annotations.NullMarked;
