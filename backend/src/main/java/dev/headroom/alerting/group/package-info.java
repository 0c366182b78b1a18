/**
 * Alerts that one incident tells of together.
 *
 * <p>Main flow: a source whose subjects are groups says with each round what is in them ({@link
 * dev.headroom.alerting.group.AlertGroup}); the incident carries that, so that receivers and pages
 * show each alert and not the most urgent alone.
 *
 * <p>Values are immutable. This package must not know incidents, nor who is told.
 */
@NullMarked
package dev.headroom.alerting.group;

import org.jspecify.annotations.NullMarked;
