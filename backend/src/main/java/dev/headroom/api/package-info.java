/**
 * The read and admin side over HTTP: one resource for each kind of thing that can be asked for.
 *
 * <p>{@link dev.headroom.api.Api} builds all of them from one record of the stores and rooms they
 * answer from, and lists them. A resource reads parameters, asks a store, turns the answer into a
 * record of {@code api.view} and leaves the rest to {@code api.http}; a further one touches its own
 * file, that list and {@code openapi.yaml}.
 *
 * <p>Resources are asked on threads of their own, several at once. They must not write to any store
 * but through {@code alerting}'s own methods, and know nothing of how data came in.
 */
@NullMarked
package dev.headroom.api;

import org.jspecify.annotations.NullMarked;
