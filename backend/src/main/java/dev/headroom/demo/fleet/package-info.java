/**
 * A small company's services, simulated: requests arrive at random along a daily curve, wait in
 * queues, are served, and are told about over HTTP. Nothing about latency or errors is scripted: a
 * fault changes what a part does, and the queues do the rest.
 *
 * <p>Main flow: each second {@link dev.headroom.demo.fleet.Fleet} lets every service live until
 * now; the service hands over the requests that ended; its telemetry adds them up and turns them
 * into pushes of the service's own protocol; a pusher delivers them.
 *
 * <p>One thread runs all services; faults are switched from any thread. Time and randomness are
 * parameters, so an hour can be lived in a second and twice the same. This package knows the model
 * and how to push, nothing of the server.
 */
@NullMarked
package dev.headroom.demo.fleet;

import org.jspecify.annotations.NullMarked;
