/**
 * Go's text templates, as Alertmanager fills them in for notifications.
 *
 * <p>Main flow: {@link dev.headroom.template.Templates} reads files and the texts of keys, each
 * problem with its place; a {@link dev.headroom.template.Template} is filled in from an {@link
 * dev.headroom.template.AlertGroup}, and {@link dev.headroom.template.Rendered} says what came of
 * it. A template sees that data and nothing else, and ends within bounded steps.
 *
 * <p>Immutable, for any number of threads. This room must not know receivers.
 */
@NullMarked
package dev.headroom.template;

import org.jspecify.annotations.NullMarked;
