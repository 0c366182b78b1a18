/**
 * What operators write: {@code headroom.yaml} and the folders of rules and runbooks.
 *
 * <p>Main flow: {@link dev.headroom.config.Config} holds every key with its default, each room's
 * own record among them, and is read over its defaults from a file; {@link
 * dev.headroom.config.RuleSet} is everything that can be reloaded, read as a whole. What is wrong
 * is collected with its place, all at once, and refused as {@link
 * dev.headroom.config.InvalidFiles}. Every file is read up to a bound and no further.
 *
 * <p>Everything here is immutable once built and free to cross threads. This package must not know
 * what is done with a value: who serves, counts or sends.
 */
@NullMarked
package dev.headroom.config;

import org.jspecify.annotations.NullMarked;
