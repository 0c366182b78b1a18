/**
 * Which alerts of others are kept: as a unit of work reads and writes them.
 *
 * <p>Main flow: {@link dev.headroom.outside.record.OutsideAlertRecords} are read once at the start
 * and written with every post. An engine implements {@link
 * dev.headroom.outside.record.OutsideRecords} beside what alerting and notifying keep.
 */
@NullMarked
package dev.headroom.outside.record;

import org.jspecify.annotations.NullMarked;
