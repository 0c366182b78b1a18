/**
 * Live blocks: questions written in a runbook, to be asked when somebody reads it.
 *
 * <p>Main flow: a fence of the page becomes a {@link dev.headroom.runbook.live.LiveBlock}; {@link
 * dev.headroom.runbook.live.LiveQuery} is what it asks, with the labels of the alert put in.
 *
 * <p>Immutable. This package must not know who answers.
 */
@NullMarked
package dev.headroom.runbook.live;

import org.jspecify.annotations.NullMarked;
