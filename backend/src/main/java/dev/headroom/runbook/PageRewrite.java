package dev.headroom.runbook;

import dev.headroom.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * Turns what a file means into what the page needs: links between files become links between pages,
 * {@code - [ ]} becomes a task, an image becomes its description (a page must not fetch from
 * elsewhere while somebody reads it in an outage).
 */
final class PageRewrite extends AbstractVisitor {
  private static final Pattern TASK = Pattern.compile("\\[[ xX]]\\s+(.*)", Pattern.DOTALL);

  private final String file;
  private final PageLinks links;
  private final Problems problems;
  private final List<Node> tasks = new ArrayList<>();
  private final List<Node> deadLinks = new ArrayList<>();

  PageRewrite(String file, PageLinks links, Problems problems) {
    this.file = file;
    this.links = links;
    this.problems = problems;
  }

  /** The list items that are tasks, in the order of the text. */
  List<Node> tasks() {
    return tasks;
  }

  /** The links to files that are no runbook. */
  List<Node> deadLinks() {
    return deadLinks;
  }

  @Override
  public void visit(Link link) {
    String destination = link.getDestination();
    if (destination.startsWith("#")) {
      link.setDestination("#" + HeadingIds.PREFIX + destination.substring(1));
    } else {
      switch (links.target(destination)) {
        case LinkTarget.LinkedPage(String address) -> link.setDestination(address);
        case LinkTarget.MissingSibling(String id) ->
            problems.add(file, RunbookText.lineOf(link), 1, "there is no runbook " + id);
        case LinkTarget.NoPage() -> deadLinks.add(link);
        case LinkTarget.Elsewhere() -> link.setDestination(PageLinks.withScheme(destination));
      }
    }
    visitChildren(link);
  }

  @Override
  public void visit(ListItem item) {
    if (item.getFirstChild() instanceof Paragraph paragraph
        && paragraph.getFirstChild() instanceof Text text) {
      Matcher task = TASK.matcher(text.getLiteral());
      if (task.matches()) {
        text.setLiteral(task.group(1));
        tasks.add(item);
      }
    }
    visitChildren(item);
  }

  @Override
  public void visit(Image image) {
    image.insertBefore(new Text(Words.of(image)));
    image.unlink();
  }
}
