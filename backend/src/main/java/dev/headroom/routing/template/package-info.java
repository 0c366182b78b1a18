/**
 * Templates in {@code routing.yaml}: the files it names and the texts of its keys.
 *
 * <p>{@link dev.headroom.routing.template.TemplateFiles} finds and reads the files, {@link
 * dev.headroom.routing.template.TemplateText} the texts; each problem stands at its place in its
 * file.
 *
 * <p>Nothing is kept. This package must not know routes or receivers.
 */
@NullMarked
package dev.headroom.routing.template;

import org.jspecify.annotations.NullMarked;
