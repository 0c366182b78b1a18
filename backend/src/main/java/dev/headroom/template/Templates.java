package dev.headroom.template;

import dev.headroom.model.Problem;
import dev.headroom.template.TemplateNode.CallNode;
import dev.headroom.template.value.TemplateFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Templates by their names, which the texts of receivers may call. Immutable. */
public final class Templates {
  /** Longest file and longest text, in characters. */
  public static final int SOURCE_CHARS_MAX = 256 * 1024;

  /** Those by the names that Alertmanager's own have. */
  public static final Templates DEFAULT = defaults();

  private final Map<String, List<TemplateNode>> defined;
  private final List<CallNode> calls;

  private Templates(Map<String, List<TemplateNode>> defined, List<CallNode> calls) {
    this.defined = Map.copyOf(defined);
    this.calls = List.copyOf(calls);
  }

  private static Templates defaults() {
    try (InputStream in = Templates.class.getResourceAsStream("/default.tmpl")) {
      if (in == null) {
        throw new IllegalStateException("default.tmpl is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Templates(Map.of(), List.of())
          .with(
              "default.tmpl",
              "default.tmpl",
              text,
              problem -> {
                throw new IllegalStateException(problem.toString());
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These and what a file defines; a name that was there before means the newer one. What stands
   * outside of definitions has the file's name.
   *
   * @param file as problems name it
   * @param name without folders
   * @param problems told of what is wrong; then nothing is added
   */
  public Templates with(String file, String name, String text, Consumer<Problem> problems) {
    Map<String, List<TemplateNode>> all = new HashMap<>(defined);
    List<CallNode> allCalls = new ArrayList<>(calls);
    List<TemplateNode> main = parsed(file, text, all, allCalls, problems);
    if (!TemplateParser.isEmpty(main) || !all.containsKey(name)) {
      all.put(name, main);
    }
    return new Templates(all, allCalls);
  }

  /** Says of each call in files that names a template which is not there. */
  public void checkCalls(Consumer<Problem> problems) {
    for (CallNode call : calls) {
      if (!defined.containsKey(call.name())) {
        problems.accept(missing(call));
      }
    }
  }

  private static Problem missing(CallNode call) {
    Spot spot = call.spot();
    String message = "template \"" + call.name() + "\" is not defined";
    return new Problem(spot.source(), spot.line(), spot.column(), message);
  }

  /**
   * The text of a key.
   *
   * @param problems told of what is wrong, with the place in the text; then the answer is empty
   */
  public Template template(String text, Consumer<Problem> problems) {
    if (!text.contains("{{")) {
      return Template.plain(text);
    }
    List<Problem> own = new ArrayList<>();
    Map<String, List<TemplateNode>> all = new HashMap<>(defined);
    List<CallNode> ownCalls = new ArrayList<>();
    List<TemplateNode> main = parsed("", text, all, ownCalls, own::add);
    for (CallNode call : ownCalls) {
      if (!all.containsKey(call.name())) {
        own.add(missing(call));
      }
    }
    own.forEach(problems);
    return own.isEmpty() ? new Template(text, main, all) : Template.NONE;
  }

  private static List<TemplateNode> parsed(
      String file,
      String text,
      Map<String, List<TemplateNode>> all,
      List<CallNode> calls,
      Consumer<Problem> problems) {
    if (text.length() > SOURCE_CHARS_MAX) {
      problems.accept(
          new Problem(file, 1, 1, "longer than %d characters".formatted(SOURCE_CHARS_MAX)));
      return List.of();
    }
    TemplateLexer lexer = new TemplateLexer(file, text);
    List<Token> tokens;
    try {
      tokens = lexer.tokens();
    } catch (TemplateFailure failure) {
      problems.accept(problem(lexer.spot(), failure));
      return List.of();
    }
    TemplateParser parser = new TemplateParser(tokens);
    try {
      List<TemplateNode> main = parser.main();
      parser
          .defined()
          .forEach((name, nodes) -> {
            if (!TemplateParser.isEmpty(nodes) || !all.containsKey(name)) {
              all.put(name, nodes);
            }
          });
      calls.addAll(parser.calls());
      return main;
    } catch (TemplateFailure failure) {
      problems.accept(problem(parser.spot(), failure));
      return List.of();
    }
  }

  private static Problem problem(Spot spot, TemplateFailure failure) {
    return new Problem(spot.source(), spot.line(), spot.column(), failure.reason());
  }
}
