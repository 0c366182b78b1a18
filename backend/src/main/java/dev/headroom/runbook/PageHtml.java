package dev.headroom.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders a page and lets through only what a runbook needs. Raw HTML in the Markdown stays text;
 * links may be http, https or relative. One to a file that is no runbook is text that says so.
 */
final class PageHtml {
  private static final String NO_PAGE = "There is no such page";

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote")
          .allowElements("strong", "em", "code", "pre", "hr", "br", "a")
          .allowElements("table", "thead", "tbody", "tr", "th", "td")
          .allowAttributes("id")
          .matching(Pattern.compile(HeadingIds.PREFIX + "[\\p{L}\\p{N}-]*"))
          .onElements("h1", "h2", "h3", "h4", "h5", "h6")
          .allowAttributes("class")
          .matching(Pattern.compile("language-[A-Za-z0-9+.-]+"))
          .onElements("code")
          .allowAttributes("class")
          .matching(Pattern.compile("task"))
          .onElements("li")
          .allowAttributes("data-live")
          .matching(Pattern.compile("[0-9]+"))
          .onElements("pre")
          .allowAttributes("align")
          .matching(Pattern.compile("left|center|right"))
          .onElements("th", "td")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]+"))
          .onElements("ol")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("title")
          .matching(Pattern.compile(NO_PAGE))
          .onElements("a")
          .allowUrlProtocols("http", "https")
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .toFactory();

  private PageHtml() {}

  static String render(RunbookText text, List<Node> tasks, List<Node> deadLinks) {
    List<Node> live = new ArrayList<>(text.live().keySet());
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .attributeProviderFactory(context -> new Attributes(tasks, deadLinks, live))
            .build();
    return POLICY.sanitize(renderer.render(text.document()));
  }

  private record Attributes(
      List<Node> tasks, List<Node> deadLinks, List<Node> live, HeadingIds headingIds)
      implements AttributeProvider {
    Attributes(List<Node> tasks, List<Node> deadLinks, List<Node> live) {
      this(tasks, deadLinks, live, new HeadingIds());
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
      if (node instanceof Heading) {
        attributes.put("id", headingIds.next(Words.of(node)));
      } else if (tasks.contains(node)) {
        attributes.put("class", "task");
      } else if (deadLinks.contains(node)) {
        attributes.remove("href");
        attributes.put("title", NO_PAGE);
      } else if (node instanceof FencedCodeBlock && tag.equals("pre") && live.contains(node)) {
        attributes.put("data-live", String.valueOf(live.indexOf(node)));
      }
    }
  }
}
