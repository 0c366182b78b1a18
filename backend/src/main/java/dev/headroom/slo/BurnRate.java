package dev.headroom.slo;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How fast the budget burns over one window: the bad share over (1 - target).
 *
 * @param window how far back
 * @param counts events of the window
 * @param rate 1 spends the budget in exactly the objective's window; 0 where nothing was measured
 */
public record BurnRate(Duration window, Counts counts, BigDecimal rate) {}
