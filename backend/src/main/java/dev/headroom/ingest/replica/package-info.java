/**
 * Pairs of Prometheus servers that scrape the same targets and push the same samples twice.
 *
 * <p>Main flow: the remote-write decoder asks {@link dev.headroom.ingest.replica.ReplicaElection}
 * for the {@link dev.headroom.ingest.replica.Membership} of a series that carries a replica label,
 * once, and then at each request whether this replica's samples count. One replica is taken for
 * each target of a cluster; the next one takes over when it has been silent for a while.
 *
 * <p>What is decided here is decided before the log, so that replay needs none of it. This package
 * must not know wire formats, stores or HTTP.
 */
@NullMarked
package dev.headroom.ingest.replica;

import org.jspecify.annotations.NullMarked;
