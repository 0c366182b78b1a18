/**
 * Rules over HTTP: reading the files again, the versions that were in force, and rolling back.
 *
 * <p>{@link dev.headroom.api.rules.RuleResources} has the resources; they hand everything that
 * changes something to a {@link dev.headroom.api.rules.RuleControl}.
 */
@NullMarked
package dev.headroom.api.rules;

import org.jspecify.annotations.NullMarked;
