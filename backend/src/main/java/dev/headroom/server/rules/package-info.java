/**
 * The rules in force, and how others take their place.
 *
 * <p>Main flow: {@link dev.headroom.server.rules.RuleFolders} reads sets of rules, {@link
 * dev.headroom.server.rules.Rules} puts one into force at the start, at a reload, and when somebody
 * rolls back; {@code StandingVersion} knows which version that is.
 *
 * <p>Threading: changes come one after the other; questions never wait for them.
 */
@NullMarked
package dev.headroom.server.rules;

import org.jspecify.annotations.NullMarked;
