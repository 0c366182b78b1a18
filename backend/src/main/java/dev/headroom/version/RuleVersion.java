package dev.headroom.version;

import java.time.Instant;

/**
 * A set of rules that was put into force; its files are kept beside it.
 *
 * @param number from 1 on, one more with every version
 * @param digest a short name for what its files hold
 * @param at when it was kept, to the millisecond
 * @param author who put it into force, or {@link RuleVersions#FILES}
 * @param files how many there are
 * @param bytes of their texts
 */
public record RuleVersion(
    long number, String digest, Instant at, String author, int files, long bytes) {}
