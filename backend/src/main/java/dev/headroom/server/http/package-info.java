/**
 * The port: connections within their bounds, what is turned away before any resource sees it, and
 * the threads that decode pushes.
 *
 * <p>Main flow: {@link dev.headroom.server.http.HttpFront} opens the port on several event loops; a
 * request that is no HTTP is answered at once; every other one goes to the router, past the guard
 * against other people's pages. {@link dev.headroom.server.http.WorkerPool} takes work off the
 * loops.
 *
 * <p>Everything is called by event loops and never blocks. This package must not know what is asked
 * or pushed.
 */
@NullMarked
package dev.headroom.server.http;

import org.jspecify.annotations.NullMarked;
