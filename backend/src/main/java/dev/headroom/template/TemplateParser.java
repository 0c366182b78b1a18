package dev.headroom.template;

import dev.headroom.template.TemplateNode.BranchNode;
import dev.headroom.template.TemplateNode.CallNode;
import dev.headroom.template.TemplateNode.JumpNode;
import dev.headroom.template.TemplateNode.LoopNode;
import dev.headroom.template.TemplateNode.PlainNode;
import dev.headroom.template.TemplateNode.PrintNode;
import dev.headroom.template.Token.TokenKind;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a template and what it defines. Used once. */
final class TemplateParser {
  private static final Set<String> KEYWORDS =
      Set.of("if", "with", "range", "template", "block", "define", "break", "continue");

  private final TokenCursor tokens;
  private final PipelineParser pipelines;
  private final Map<String, List<TemplateNode>> defined = new HashMap<>();
  private final List<CallNode> calls = new ArrayList<>();
  private int depth;
  private int loops;

  TemplateParser(List<Token> all) {
    this.tokens = new TokenCursor(all);
    this.pipelines = new PipelineParser(tokens);
  }

  /** Where reading stands. */
  Spot spot() {
    return tokens.spot();
  }

  /** What it defines, by name. */
  Map<String, List<TemplateNode>> defined() {
    return defined;
  }

  /** Everything that names another template. */
  List<CallNode> calls() {
    return calls;
  }

  /** What stands outside of definitions. */
  List<TemplateNode> main() {
    List<TemplateNode> nodes = new ArrayList<>();
    String end = nodes(nodes);
    if (!end.isEmpty()) {
      throw new TemplateFailure("unexpected {{" + end + "}}");
    }
    return nodes;
  }

  /**
   * Reads up to {@code end} or {@code else}, whose word is taken and returned; empty at the end.
   */
  private String nodes(List<TemplateNode> to) {
    deeper();
    while (true) {
      Token token = tokens.next();
      if (token.is(TokenKind.END)) {
        depth--;
        return "";
      }
      if (token.is(TokenKind.PLAIN)) {
        to.add(new PlainNode(token.text()));
        continue;
      }
      Token word = tokens.peek();
      if (word.isWord("end") || word.isWord("else")) {
        depth--;
        return tokens.next().text();
      }
      action(token.spot()).ifPresent(to::add);
    }
  }

  private void deeper() {
    if (++depth > TemplateWork.NESTING_MAX) {
      throw new TemplateFailure("nested deeper than %d levels".formatted(TemplateWork.NESTING_MAX));
    }
  }

  private Optional<TemplateNode> action(Spot spot) {
    Token word = tokens.peek();
    String name = word.is(TokenKind.WORD) ? word.text() : "";
    if (!KEYWORDS.contains(name)) {
      return Optional.of(new PrintNode(spot, pipelines.toEnd("command")));
    }
    tokens.next();
    return switch (name) {
      case "if", "with" -> Optional.of(branch(spot, name));
      case "range" -> Optional.of(loop(spot));
      case "template" ->
          Optional.of(call(spot, tokens.expect(TokenKind.QUOTED, "template clause").text()));
      case "block" -> Optional.of(block(spot));
      case "define" -> {
        define();
        yield Optional.empty();
      }
      default -> Optional.of(jump(name));
    };
  }

  private TemplateNode branch(Spot spot, String name) {
    int mark = pipelines.mark();
    Pipeline pipeline = pipelines.toEnd(name);
    List<TemplateNode> then = new ArrayList<>();
    List<TemplateNode> otherwise = new ArrayList<>();
    String end = nodes(then);
    if (end.equals("else")) {
      otherwise(name, otherwise);
    } else {
      end(end, name);
    }
    pipelines.reset(mark);
    return new BranchNode(spot, name.equals("with"), pipeline, then, otherwise);
  }

  /** What follows {@code else}: another {@code if}, or nodes up to the end. */
  private void otherwise(String name, List<TemplateNode> to) {
    Token next = tokens.peek();
    if (next.isWord(name) && !name.equals("range")) {
      Spot spot = tokens.next().spot();
      deeper();
      // The one end closes both.
      to.add(branch(spot, name));
      depth--;
      return;
    }
    tokens.expect(TokenKind.RIGHT, "else");
    end(nodes(to), name);
  }

  private void end(String end, String of) {
    if (!end.equals("end")) {
      throw new TemplateFailure(
          end.isEmpty()
              ? "unexpected end: {{end}} of " + of + " is missing"
              : "unexpected {{else}}");
    }
    tokens.expect(TokenKind.RIGHT, "end");
  }

  private TemplateNode loop(Spot spot) {
    int mark = pipelines.mark();
    Pipeline pipeline = pipelines.toEnd("range");
    List<TemplateNode> body = new ArrayList<>();
    List<TemplateNode> otherwise = new ArrayList<>();
    loops++;
    String end = nodes(body);
    loops--;
    if (end.equals("else")) {
      otherwise("range", otherwise);
    } else {
      end(end, "range");
    }
    pipelines.reset(mark);
    return new LoopNode(spot, pipeline, body, otherwise);
  }

  private TemplateNode jump(String name) {
    if (loops == 0) {
      throw new TemplateFailure("{{" + name + "}} outside {{range}}");
    }
    tokens.expect(TokenKind.RIGHT, name);
    return new JumpNode(name.equals("break"));
  }

  private TemplateNode call(Spot spot, String name) {
    Optional<Pipeline> pipeline = Optional.empty();
    if (tokens.peek().is(TokenKind.RIGHT)) {
      tokens.next();
    } else {
      pipeline = Optional.of(pipelines.toEnd("template clause"));
    }
    CallNode call = new CallNode(spot, name, pipeline);
    calls.add(call);
    return call;
  }

  private TemplateNode block(Spot spot) {
    String name = tokens.expect(TokenKind.QUOTED, "block clause").text();
    TemplateNode call = call(spot, name);
    body(name, "block clause");
    return call;
  }

  private void define() {
    if (depth > 1) {
      throw new TemplateFailure("unexpected {{define}}");
    }
    String name = tokens.expect(TokenKind.QUOTED, "define clause").text();
    tokens.expect(TokenKind.RIGHT, "define clause");
    body(name, "define clause");
  }

  private void body(String name, String where) {
    List<String> before = pipelines.outside();
    int outerLoops = loops;
    loops = 0;
    List<TemplateNode> nodes = new ArrayList<>();
    end(nodes(nodes), where);
    loops = outerLoops;
    pipelines.back(before);
    if (!isEmpty(defined.getOrDefault(name, List.of())) && !isEmpty(nodes)) {
      throw new TemplateFailure("multiple definition of template " + name);
    }
    if (!defined.containsKey(name) || !isEmpty(nodes)) {
      defined.put(name, nodes);
    }
  }

  /** Whether there is nothing in it but white space: such a definition replaces no other. */
  static boolean isEmpty(List<TemplateNode> nodes) {
    return nodes.stream()
        .allMatch(each -> each instanceof PlainNode(String text) && text.isBlank());
  }
}
