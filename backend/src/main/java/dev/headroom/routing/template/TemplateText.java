package dev.headroom.routing.template;

import dev.headroom.model.Problem;
import dev.headroom.template.Template;
import dev.headroom.template.Templates;
import dev.headroom.yaml.YamlNode;
import java.util.regex.Pattern;

/** Reads texts of keys in {@code routing.yaml} that may be filled in from alerts. */
public final class TemplateText {
  /** A template may well say {@code ${1}}. */
  private static final Pattern SECRET = Pattern.compile("\\$\\{(env|file):");

  private TemplateText() {}

  /**
   * A text; empty, with problems, if it cannot be one.
   *
   * @param lengthMax of one that is not filled in, in characters
   */
  public static Template read(YamlNode node, Templates templates, int lengthMax) {
    String text = node.text();
    boolean isPlain = !text.contains("{{");
    if (isPlain ? text.contains("${") : SECRET.matcher(text).find()) {
      node.problem("secrets are for addresses and keys alone");
      return Template.NONE;
    }
    if (isPlain && text.length() > lengthMax) {
      node.problem("longer than %d characters".formatted(lengthMax));
      return Template.NONE;
    }
    return templates.template(text, problem -> node.problem(said(problem)));
  }

  private static String said(Problem problem) {
    return "template, line %d, column %d: %s"
        .formatted(problem.line(), problem.column(), problem.message());
  }
}
