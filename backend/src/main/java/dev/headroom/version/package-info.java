/**
 * Versions of the rules: every set of files that was put into force, by whom, and what it changed.
 *
 * <p>Main flow: {@link dev.headroom.version.RuleVersions} keeps the texts of a set before it is in
 * force; a set that is no other than the newest makes no new version. Rolling back pins an older
 * one, until somebody goes back to the files. {@code UnifiedDiff} says what a version changed.
 *
 * <p>Threading: safe for any number of threads; calls block.
 */
@NullMarked
package dev.headroom.version;

import org.jspecify.annotations.NullMarked;
