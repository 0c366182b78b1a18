/**
 * What a state database holds; the databases lie in packages of their own below.
 *
 * <p>{@link dev.headroom.engine.StateRecords} is what one of them must offer within a transaction.
 */
@NullMarked
package dev.headroom.engine;

import org.jspecify.annotations.NullMarked;
