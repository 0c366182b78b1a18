/**
 * Who is held back from an incident for now, and why.
 *
 * <p>Main flow: {@link dev.headroom.alerting.muting.Muting} is asked whenever an incident would ask
 * for a person, and after each round for those that were held back. {@link
 * dev.headroom.alerting.muting.RouteMuting} answers by routing alone: the hours of routes, and
 * alerts that hold others back.
 *
 * <p>Pure: the moment and what stands are given. This package must not know who tells anybody, nor
 * that anything is written.
 */
@NullMarked
package dev.headroom.alerting.muting;

import org.jspecify.annotations.NullMarked;
