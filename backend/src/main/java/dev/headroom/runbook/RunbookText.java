package dev.headroom.runbook;

import dev.headroom.runbook.live.LiveBlock;
import dev.headroom.yaml.Problems;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A runbook's Markdown, parsed, with what was found while walking through it.
 *
 * @param document the tree
 * @param title text of the first heading; may be empty
 * @param live what each live fence of the tree says, in the order of the text
 */
record RunbookText(Node document, String title, Map<Node, LiveBlock> live) {
  static final String DIAGNOSIS = "Diagnosis";

  /** Headings of the second level that every runbook has. */
  static final List<String> SECTIONS =
      List.of("Meaning", "Impact", DIAGNOSIS, "Mitigation", "Verify");

  /** Live blocks of one runbook. Each is asked for and drawn by itself, again and again. */
  static final int LIVE_BLOCKS_MAX = 100;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /**
   * Parses Markdown and says what is missing or malformed.
   *
   * @param body on the lines it has in the file
   */
  static RunbookText parse(String file, String body, Problems problems) {
    Node document = PARSER.parse(body);
    TextWalk walk = new TextWalk(file, problems);
    document.accept(walk);
    walk.missingSections(document);
    return new RunbookText(document, walk.title, Collections.unmodifiableMap(walk.live));
  }

  /** Where a node starts, counted from 1. */
  static int lineOf(Node node) {
    return node.getSourceSpans().isEmpty()
        ? 0
        : node.getSourceSpans().getFirst().getLineIndex() + 1;
  }

  private static int columnOf(Node node) {
    return node.getSourceSpans().isEmpty()
        ? 0
        : node.getSourceSpans().getFirst().getColumnIndex() + 1;
  }

  private static final class TextWalk extends AbstractVisitor {
    private final String file;
    private final Problems problems;
    private final Set<String> sections = new HashSet<>();
    private final Map<Node, LiveBlock> live = new LinkedHashMap<>();
    private String title = "";
    private boolean full;

    TextWalk(String file, Problems problems) {
      this.file = file;
      this.problems = problems;
    }

    @Override
    public void visit(Heading heading) {
      String words = Words.of(heading);
      if (title.isEmpty()) {
        title = words;
      }
      if (heading.getLevel() == 2 && !sections.add(words)) {
        problems.add(file, lineOf(heading), 1, "section " + words + " is there twice");
      }
    }

    @Override
    public void visit(FencedCodeBlock fence) {
      try {
        Optional<LiveBlock> block = LiveBlock.read(fence.getInfo(), fence.getLiteral());
        if (block.isPresent() && live.size() >= LIVE_BLOCKS_MAX) {
          tooMany(fence);
        } else if (block.isPresent()) {
          live.put(fence, block.get());
          block.get().check();
        }
      } catch (IllegalArgumentException e) {
        problems.add(file, lineOf(fence), columnOf(fence), String.valueOf(e.getMessage()));
      }
    }

    /** Told once, where the first of them stands. */
    private void tooMany(FencedCodeBlock fence) {
      if (!full) {
        problems.add(
            file,
            lineOf(fence),
            columnOf(fence),
            "more than " + LIVE_BLOCKS_MAX + " live blocks in one runbook");
      }
      full = true;
    }

    void missingSections(Node document) {
      int line = document.getFirstChild() == null ? 1 : lineOf(document.getFirstChild());
      for (String section : SECTIONS) {
        if (!sections.contains(section)) {
          problems.add(file, line, 1, "missing section ## " + section);
        }
      }
    }
  }
}
