package dev.headroom.runbook;

import dev.headroom.runbook.live.LiveBlock;
import java.util.List;
import java.util.Map;

/**
 * One page of what to do.
 *
 * @param id the file's name without {@code .md}; stable, what alerts and links name
 * @param title text of the first heading; the alert's name where there is none
 * @param frontMatter what the page says about itself
 * @param html the text, rendered and sanitised: safe to show as it is. Headings carry ids, task
 *     list items the class {@code task}, and the {@code pre} of live block {@code n} (counted from
 *     0) the attribute {@code data-live="n"}
 * @param liveBlocks in the order of the text
 * @param firstStep what to look at before anything is done
 * @param mitigations in the order of the text
 */
public record Runbook(
    String id,
    String title,
    FrontMatter frontMatter,
    String html,
    List<LiveBlock> liveBlocks,
    FirstStep firstStep,
    List<Mitigation> mitigations) {
  public Runbook {
    liveBlocks = List.copyOf(liveBlocks);
    mitigations = List.copyOf(mitigations);
  }

  /** The text with labels in place of {@code $name} in the addresses of its links. */
  public String html(Map<String, String> labels) {
    return PageLinks.bound(html, labels);
  }
}
