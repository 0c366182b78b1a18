/**
 * Receivers of pushes, one package for each format, and what they have in common.
 *
 * <p>Main flow: {@code ingest.http} reads a request, a decoder ({@code ingest.otlp}, {@code
 * ingest.remotewrite}, {@code ingest.json}, {@code ingest.hdr}) makes a batch of it within the
 * limits of {@code ingest.decode}, {@code intake} makes it durable and applies it, and the receiver
 * answers in its protocol's words.
 *
 * <p>Vert.x stays in {@code ingest.http} and {@code ingest.body}.
 */
@NullMarked
package dev.headroom.ingest;

import org.jspecify.annotations.NullMarked;
