package dev.headroom.alerting.group;

import java.time.Instant;

/**
 * A time for which an alert fired, before it came back.
 *
 * @param startsAt since when, as its sender said
 * @param endsAt until when, as its sender said
 * @param overAt since when it was known to be over
 */
public record PastEpisode(Instant startsAt, Instant endsAt, Instant overAt) {}
