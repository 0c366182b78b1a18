package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.replica.Membership;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a series beside its labels; most have none of it.
 *
 * @param membership which replica pushes it; null if no label says
 * @param respelled whether its bound was spelled in another way than its labels have it
 */
record Traits(@Nullable Membership membership, boolean respelled) {}
