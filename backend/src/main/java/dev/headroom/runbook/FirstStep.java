package dev.headroom.runbook;

import java.util.List;

/**
 * What a runbook says to look at before anything is done: the first item under Diagnosis.
 *
 * @param text its words, code between backticks; empty where there is none
 * @param liveBlocks the places of its live blocks among those of the page, in their order
 */
public record FirstStep(String text, List<Integer> liveBlocks) {
  /** Nothing stands under Diagnosis that could be looked at first. */
  static final FirstStep NONE = new FirstStep("", List.of());

  public FirstStep {
    liveBlocks = List.copyOf(liveBlocks);
  }
}
