/**
 * The body of a push: read within its bounds of bytes, time and memory, and decompressed.
 *
 * <p>Event loops read, decoding threads decompress. This package must not know what the body says.
 */
@NullMarked
package dev.headroom.ingest.body;

import org.jspecify.annotations.NullMarked;
