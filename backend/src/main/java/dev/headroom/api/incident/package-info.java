/**
 * What is said of one incident as a whole: which others belong to it, and all of it as a document.
 *
 * <p>Main flow: {@link dev.headroom.api.incident.RelatedIncidents} compares an incident with those
 * that stand and the latest that ended; {@link dev.headroom.api.incident.IncidentExport} writes
 * everything that is kept of it as Markdown, in which nothing that people or programs wrote is
 * anything but text.
 *
 * <p>This package knows nothing of HTTP.
 */
@NullMarked
package dev.headroom.api.incident;

import org.jspecify.annotations.NullMarked;
