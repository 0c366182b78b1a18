/**
 * What a line says, apart from what varies in it: terminal codes taken out, and its signature.
 *
 * <p>Stateless. This package must not know how lines are stored.
 */
@NullMarked
package dev.headroom.logs.text;

import org.jspecify.annotations.NullMarked;
