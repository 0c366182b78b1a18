/**
 * The read and admin side over HTTP: one resource for each kind of thing that can be asked for.
 *
 * <p>{@link dev.headroom.api.Api} builds all of them from one record of the stores and rooms they
 * answer from, and lists them. A resource reads parameters, asks a store, turns the answer into a
 * record, one of {@code api.view} where others tell the same, and leaves the rest to {@code
 * api.http}; a further one touches its own file, that list and {@code openapi.yaml}. What is asked
 * of series ({@code api.series}) and what people read beside an alert ({@code api.page}) come as
 * lists of their own.
 *
 * <p>Resources are asked on threads of their own, several at once. They must not write to any store
 * but through {@code alerting}'s own methods, and know nothing of how data came in.
 */
@NullMarked
package dev.headroom.api;

import org.jspecify.annotations.NullMarked;
