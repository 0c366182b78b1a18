/**
 * What every resource of the API needs of HTTP: parameters and bodies in, replies and problems out.
 *
 * <p>Main flow: {@link dev.headroom.api.http.RequestFrame} gives each request its id and headers; a
 * {@link dev.headroom.api.http.Resource} mounts its routes through {@link
 * dev.headroom.api.http.Answers}, which asks the {@link dev.headroom.api.http.AccessFilter} who is
 * let in, admits a bounded number of questions at once, asks them on a thread of its own and writes
 * the {@link dev.headroom.api.http.Reply}. Whatever goes wrong becomes a problem detail (RFC 9457)
 * here and nowhere else.
 *
 * <p>Handlers run on the event loop; responders run on threads and may wait for disk and locks.
 * This package knows no store and no resource.
 */
@NullMarked
package dev.headroom.api.http;

import org.jspecify.annotations.NullMarked;
