package dev.headroom.slo;

import java.math.BigDecimal;

/**
 * What an objective's window still allows.
 *
 * @param total bad events the window's traffic allows: total events times (1 - target)
 * @param spent bad events so far
 * @param remaining share left: 1 is untouched, 0 is used up, below 0 is overspent; never clamped; 1
 *     where nothing was measured
 */
public record ErrorBudget(BigDecimal total, long spent, BigDecimal remaining) {}
