/**
 * Pages for people: an incident for a phone, whole without script, and the web UI packed in the
 * jar.
 *
 * <p>Main flow: {@link dev.headroom.api.page.Pages} builds the resources; the phone's reads an
 * incident, what changed and what the runbook's first step shows, and writes HTML in which
 * everything is escaped that is not a name in the program. Pages are asked on threads, files of the
 * web UI on the event loop. This package changes nothing but that somebody acknowledges.
 */
@NullMarked
package dev.headroom.api.page;

import org.jspecify.annotations.NullMarked;
