package dev.headroom.outside;

import java.util.List;

/**
 * What became of a post. All that is not refused is taken.
 *
 * @param invalid why alerts were refused, one sentence each
 * @param beyondLimit how many alerts found no room
 */
public record PostOutcome(List<String> invalid, int beyondLimit) {
  public PostOutcome {
    invalid = List.copyOf(invalid);
  }
}
