/**
 * The seam of lines: what may be asked of a store of logs, and what it answers.
 *
 * <p>{@link dev.headroom.storage.logs.LogStore} answers; everything else here is a question or an
 * answer. Immutable values. This package must not know any engine, nor the query language's text.
 */
@NullMarked
package dev.headroom.storage.logs;

import org.jspecify.annotations.NullMarked;
