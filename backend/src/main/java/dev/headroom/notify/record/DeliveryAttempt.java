package dev.headroom.notify.record;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * One attempt at a delivery, as it is recorded.
 *
 * @param outcome {@code sent}, {@code retry} or {@code rejected}
 * @param httpStatus empty if there was no answer
 * @param error one line; empty if it was sent
 */
public record DeliveryAttempt(
    Instant at, String outcome, OptionalInt httpStatus, Duration took, String error) {}
