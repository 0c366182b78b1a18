package dev.headroom.template;

import dev.headroom.template.Pipeline.Command;
import dev.headroom.template.Pipeline.Operand;
import dev.headroom.template.Pipeline.Operand.Bracket;
import dev.headroom.template.Pipeline.Operand.Dot;
import dev.headroom.template.Pipeline.Operand.FieldPath;
import dev.headroom.template.Pipeline.Operand.FunctionName;
import dev.headroom.template.Pipeline.Operand.Literal;
import dev.headroom.template.Pipeline.Operand.VariableName;
import dev.headroom.template.Token.TokenKind;
import dev.headroom.template.function.Functions;
import dev.headroom.template.value.Datum;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;
import java.util.ArrayList;
import java.util.List;

/** Reads pipelines, and knows which variables there are at each place. */
final class PipelineParser {
  private final TokenCursor tokens;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;

  PipelineParser(TokenCursor tokens) {
    this.tokens = tokens;
  }

  /** How many variables there are. */
  int mark() {
    return variables.size();
  }

  /** Forgets those that came after a mark. */
  void reset(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /** Goes into a definition, which sees no variables from outside. */
  List<String> outside() {
    List<String> before = variables;
    variables = new ArrayList<>(List.of("$"));
    return before;
  }

  /** Comes back out of it. */
  void back(List<String> before) {
    variables = before;
  }

  /** A pipeline up to the end of the action, which is taken too. */
  Pipeline toEnd(String where) {
    return pipeline(where, TokenKind.RIGHT);
  }

  private Pipeline pipeline(String where, TokenKind end) {
    if (++depth > TemplateWork.NESTING_MAX) {
      throw new TemplateFailure("nested deeper than %d levels".formatted(TemplateWork.NESTING_MAX));
    }
    List<String> names = new ArrayList<>();
    boolean declares = declaration(names, where);
    List<Command> commands = new ArrayList<>();
    do {
      commands.add(command(where, !commands.isEmpty()));
    } while (goesOn(end, where));
    // In brackets and where a value is only asked for, a name is as good.
    if (declares) {
      variables.addAll(names);
    }
    depth--;
    return new Pipeline(names, declares, commands);
  }

  /** A pipe with nothing after it passes on to nobody, as Go has it. */
  private boolean goesOn(TokenKind end, String where) {
    Token token = tokens.next();
    if (!token.is(TokenKind.PIPE) && !token.is(end)) {
      throw TokenCursor.unexpected(token, where);
    }
    if (token.is(end) || !tokens.peek().is(end)) {
      return token.is(TokenKind.PIPE);
    }
    tokens.next();
    return false;
  }

  /** Reads {@code $a :=}, {@code $a =} or {@code $a, $b :=}; whether the names are new. */
  private boolean declaration(List<String> names, String where) {
    Token second = tokens.second();
    boolean isOne = second.is(TokenKind.DECLARE) || second.is(TokenKind.ASSIGN);
    boolean isTwo = second.is(TokenKind.COMMA) && where.equals("range");
    if (!tokens.peek().is(TokenKind.VARIABLE) || (!isOne && !isTwo)) {
      return false;
    }
    names.add(tokens.next().text());
    if (isTwo) {
      tokens.next();
      names.add(tokens.expect(TokenKind.VARIABLE, where).text());
    }
    Token sign = tokens.next();
    if (!sign.is(TokenKind.DECLARE) && !sign.is(TokenKind.ASSIGN)) {
      throw TokenCursor.unexpected(sign, where);
    }
    if (sign.is(TokenKind.ASSIGN)) {
      names.forEach(this::known);
    }
    return sign.is(TokenKind.DECLARE);
  }

  private Command command(String where, boolean isLater) {
    Spot spot = tokens.peek().spot();
    List<Operand> operands = new ArrayList<>();
    while (startsOperand(tokens.peek())) {
      if (!operands.isEmpty() && !tokens.peek().isApart()) {
        throw TokenCursor.unexpected(tokens.next(), where + ": a space is missing");
      }
      operands.add(operand(where));
    }
    if (operands.isEmpty() && tokens.peek().is(TokenKind.PIPE)) {
      throw TokenCursor.unexpected(tokens.next(), where);
    }
    if (operands.isEmpty()) {
      throw new TemplateFailure("missing value for " + where);
    }
    if (isLater && (operands.getFirst() instanceof Dot || operands.getFirst() instanceof Literal)) {
      throw new TemplateFailure("non executable command in pipeline");
    }
    return new Command(spot, operands);
  }

  private static boolean startsOperand(Token token) {
    return switch (token.kind()) {
      case WORD, FIELD, VARIABLE, DOT, QUOTED, CHARACTER, NUMBER, OPEN -> true;
      case PLAIN, LEFT, RIGHT, PIPE, DECLARE, ASSIGN, COMMA, CLOSE, END -> false;
    };
  }

  private Operand operand(String where) {
    Operand term = term(where);
    List<String> names = new ArrayList<>();
    if (term instanceof FieldPath path) {
      names.addAll(path.names());
      term = path.of();
    }
    while (tokens.peek().is(TokenKind.FIELD) && !tokens.peek().isApart()) {
      names.add(tokens.next().text().substring(1));
    }
    if (tokens.peek().is(TokenKind.DOT) && !tokens.peek().isApart()) {
      throw TokenCursor.unexpected(tokens.next(), where);
    }
    if (!names.isEmpty() && term instanceof Literal) {
      throw new TemplateFailure("unexpected . after a value that has no fields");
    }
    return names.isEmpty() ? term : new FieldPath(term, List.copyOf(names));
  }

  private Operand term(String where) {
    Token token = tokens.next();
    return switch (token.kind()) {
      case DOT -> new Dot();
      case FIELD -> new FieldPath(new Dot(), List.of(token.text().substring(1)));
      case VARIABLE -> new VariableName(known(token.text()));
      case QUOTED -> new Literal(Datum.of(token.text()));
      case CHARACTER -> new Literal(NumberText.character(token.text()));
      case NUMBER -> new Literal(NumberText.number(token.text()));
      case OPEN -> new Bracket(pipeline("parenthesized pipeline", TokenKind.CLOSE));
      case WORD -> word(token.text());
      default -> throw TokenCursor.unexpected(token, where);
    };
  }

  private String known(String variable) {
    if (!variables.contains(variable)) {
      throw new TemplateFailure("undefined variable " + variable);
    }
    return variable;
  }

  private static Operand word(String word) {
    return switch (word) {
      case "true" -> new Literal(Datum.of(true));
      case "false" -> new Literal(Datum.of(false));
      case "nil" -> new Literal(Datum.NOTHING);
      default -> {
        if (!Functions.has(word)) {
          throw new TemplateFailure("function " + word + " not defined");
        }
        yield new FunctionName(word);
      }
    };
  }
}
