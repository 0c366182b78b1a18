/**
 * What people read beside an alert: runbooks with their live blocks run, an incident for a phone,
 * whole without script, and the web UI packed in the jar.
 *
 * <p>Main flow: {@link dev.headroom.api.page.Pages} builds the resources. {@code LiveBlocks} runs a
 * runbook's blocks against the stores, bound to an incident or to now, each with two seconds of its
 * own on another thread; a block that fails or is late says so and harms no other. The phone's page
 * reads an incident, what changed and what the runbook's first step shows, and writes HTML in which
 * everything is escaped that is not a name in the program.
 *
 * <p>Pages are asked on threads, files of the web UI on the event loop. This package changes
 * nothing but that somebody acknowledges.
 */
@NullMarked
package dev.headroom.api.page;

import org.jspecify.annotations.NullMarked;
