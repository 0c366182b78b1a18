/**
 * A log record as Lucene keeps it: which fields and terms it is found by, and the bytes it comes
 * back from.
 *
 * <p>Main flow: {@link dev.headroom.logs.document.LogDocument} takes a record in, cut to its limits
 * ({@code StoredLimits}) and with its message as words ({@link
 * dev.headroom.logs.document.WordAnalyzer}); a query names the same fields ({@link
 * dev.headroom.logs.document.LogFields}) and terms ({@link dev.headroom.logs.document.LogTerms});
 * {@link dev.headroom.logs.document.StoredRecord} gives the record back. docs/format/logs.md has
 * the layout.
 *
 * <p>A document is used by one thread, everything else is stateless. This package must not know
 * blocks, or queries.
 */
@NullMarked
package dev.headroom.logs.document;

import org.jspecify.annotations.NullMarked;
