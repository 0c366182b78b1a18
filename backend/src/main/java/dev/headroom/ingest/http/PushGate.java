package dev.headroom.ingest.http;

import dev.headroom.ingest.IngestConfig.BodyLimits;
import dev.headroom.ingest.body.BodyBudget;
import dev.headroom.ingest.body.Decompression;
import dev.headroom.intake.Intake;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What all endpoints share.
 *
 * @param decoding runs decompression and decoding, off the event loops
 * @param retryAfter what a sender is told to wait when there is no room for its body
 * @param origins which pages may push from a browser
 */
record PushGate(
    Intake intake,
    Admission admission,
    BodyLimits bodies,
    BodyBudget budget,
    Decompression decompression,
    RequestMetrics metrics,
    Executor decoding,
    InstantSource clock,
    LongSupplier nanoTime,
    Duration retryAfter,
    BrowserOrigins origins) {}
