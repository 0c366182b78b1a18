/**
 * YAML with places: every value knows its file, line and column, so that whoever reads rules,
 * routing, runbooks or configuration can say exactly what is wrong and go on to find the rest.
 *
 * <p>Readers ask a {@link dev.headroom.yaml.YamlNode} for what they expect; what does not fit is
 * added to {@link dev.headroom.yaml.Problems} and a stand-in comes back, so one pass reports all
 * problems at once.
 */
@NullMarked
package dev.headroom.yaml;

import org.jspecify.annotations.NullMarked;
