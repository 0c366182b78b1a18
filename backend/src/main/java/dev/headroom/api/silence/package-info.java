/**
 * Silences over HTTP, in our own words.
 *
 * <p>Main flow: a body is read as a request for a silence, {@link
 * dev.headroom.alerting.silence.Silences} makes it durable, and {@link
 * dev.headroom.alerting.Alerting} looks at once at whom it holds back.
 */
@NullMarked
package dev.headroom.api.silence;

import org.jspecify.annotations.NullMarked;
