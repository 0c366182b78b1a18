package dev.headroom.alerting.incident;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How bad it was at one moment, as the source of an incident hands it: how an error budget stood.
 * The source and whoever shows them know what they mean; for others they are one piece. Those of
 * what is no {@linkplain dev.headroom.model.Alert#isBurn burn} say nothing but when.
 *
 * @param at when
 * @param burn how fast the budget burnt over the tier's long window; 1 is just what it may
 * @param burnWindow the tier's long window
 * @param badShare bad events of that window over all of its events, 0 to 1; 0 where there were none
 * @param budgetRemaining share left: 1 untouched, below 0 overspent
 * @param exhaustionAtPace how long a whole budget would last; empty while nothing burns
 * @param exhaustionOfRemaining how long what is left will last; zero if nothing is; empty while
 *     nothing burns
 */
public record Figures(
    Instant at,
    BigDecimal burn,
    Duration burnWindow,
    BigDecimal badShare,
    BigDecimal budgetRemaining,
    Optional<Duration> exhaustionAtPace,
    Optional<Duration> exhaustionOfRemaining) {
  /** The same as details of a line in a timeline. */
  public Map<String, String> details() {
    return Map.of(
        "figuresAt", at.toString(),
        "burn", burn.toPlainString(),
        "budgetRemaining", budgetRemaining.toPlainString());
  }
}
