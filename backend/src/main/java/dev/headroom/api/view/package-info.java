/**
 * What is answered in several places, as records: one for each schema of {@code openapi.yaml}, with
 * what makes it out of a store's answer. What one resource alone answers stands beside it.
 *
 * <p>Views are made on the thread that asked and never change. Instants are RFC 3339 in UTC,
 * durations written like {@code 1h30m}; what nobody knows is null. This package asks no store but
 * for changes around an incident, and knows nothing of HTTP.
 */
@NullMarked
package dev.headroom.api.view;

import org.jspecify.annotations.NullMarked;
