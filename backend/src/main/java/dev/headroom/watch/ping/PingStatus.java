package dev.headroom.watch.ping;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the beats to one target fare.
 *
 * @param target receiver, kind and fingerprint of the address; no secrets
 * @param lastSentAt when it took one last; empty if it has not since the start
 * @param lastFailedAt when one failed last; empty if none has since the start
 * @param failuresInARow since it took one
 * @param error of the last one, without secrets; empty if it was taken
 */
public record PingStatus(
    String target,
    Duration interval,
    Optional<Instant> lastSentAt,
    Optional<Instant> lastFailedAt,
    long failuresInARow,
    String error) {}
