/**
 * The receivers: push over HTTP.
 *
 * <p>Main flow: {@link dev.headroom.ingest.http.Receivers} mounts one {@code PushHandler} for each
 * endpoint. It checks the head, collects the body within bounds ({@code BodyReader}, {@code
 * BodyBudget}), leaves the event loop to decompress ({@code Decompression}) and decode, asks for
 * admission, derives the batch key, and hands the batch to the {@link dev.headroom.intake.Intake}.
 * The receipt becomes an {@code Outcome}, and the endpoint's {@code Dialect} says it the way its
 * protocol wants.
 *
 * <p>Event loops read and write and nothing else; decoding runs on the executor given; answers
 * return to the request's event loop. This package must not know how anything is stored.
 */
@NullMarked
package dev.headroom.ingest.http;

import org.jspecify.annotations.NullMarked;
