/**
 * What templates work with, and how Go shows it.
 *
 * <p>A {@link dev.headroom.template.value.Datum} is data. {@link
 * dev.headroom.template.value.GoFormat}, {@link dev.headroom.template.value.GoPrintf} and {@link
 * dev.headroom.template.value.GoTime} show it as Go does, because people's templates count on it;
 * {@link dev.headroom.template.value.TemplateWork} bounds what that may cost.
 *
 * <p>Values are immutable. This package must not know templates.
 */
@NullMarked
package dev.headroom.template.value;

import org.jspecify.annotations.NullMarked;
