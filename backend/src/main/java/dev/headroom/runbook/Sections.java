package dev.headroom.runbook;

import dev.headroom.runbook.Runbook.FirstStep;
import dev.headroom.runbook.Runbook.Mitigation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The items that stand under the headings of a page, after its tasks were found. */
final class Sections {
  private static final String MITIGATION = "Mitigation";

  private final RunbookText text;
  private final List<Node> tasks;

  /**
   * @param tasks in the order of the text
   */
  Sections(RunbookText text, List<Node> tasks) {
    this.text = text;
    this.tasks = tasks;
  }

  /** The first item under Diagnosis that begins with words. */
  FirstStep firstStep() {
    List<Node> live = List.copyOf(text.live().keySet());
    return items(RunbookText.DIAGNOSIS)
        .limit(1)
        .filter(item -> item.getFirstChild() instanceof Paragraph)
        .map(item ->
            new FirstStep(
                Words.withCode(item.getFirstChild()),
                fences(item).stream().filter(live::contains).map(live::indexOf).toList()))
        .findFirst()
        .orElse(FirstStep.NONE);
  }

  /** Every item under Mitigation that begins with words. */
  List<Mitigation> mitigations() {
    return items(MITIGATION)
        .filter(item -> item.getFirstChild() instanceof Paragraph)
        .map(item -> Mitigation.of(Words.of(item.getFirstChild()), command(item), task(item)))
        .toList();
  }

  private OptionalInt task(Node item) {
    int place = tasks.indexOf(item);
    return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
  }

  private String command(Node item) {
    return fences(item).stream()
        .filter(fence -> !text.live().containsKey(fence))
        .map(fence -> fence.getLiteral().stripTrailing())
        .findFirst()
        .orElse("");
  }

  private Stream<Node> items(String section) {
    List<Node> found = new ArrayList<>();
    boolean inside = false;
    for (Node node = text.document().getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() <= 2) {
        inside = Words.of(heading).equals(section);
      } else if (inside && node instanceof ListBlock list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
          if (item instanceof ListItem) {
            found.add(item);
          }
        }
      }
    }
    return found.stream();
  }

  private static List<FencedCodeBlock> fences(Node item) {
    List<FencedCodeBlock> found = new ArrayList<>();
    item.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock fence) {
            found.add(fence);
          }
        });
    return found;
  }
}
