package dev.headroom.template;

import dev.headroom.template.Pipeline.Command;
import dev.headroom.template.Pipeline.Operand;
import dev.headroom.template.Pipeline.Operand.Bracket;
import dev.headroom.template.Pipeline.Operand.Dot;
import dev.headroom.template.Pipeline.Operand.FieldPath;
import dev.headroom.template.Pipeline.Operand.FunctionName;
import dev.headroom.template.Pipeline.Operand.Literal;
import dev.headroom.template.Pipeline.Operand.VariableName;
import dev.headroom.template.function.Arguments;
import dev.headroom.template.function.DatumMembers;
import dev.headroom.template.function.Functions;
import dev.headroom.template.value.Datum;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what pipelines stand for. */
final class PipelineEvaluator {
  private final TemplateWork work;
  private final Instant now;
  private Spot spot = Spot.START;

  /**
   * @param now the moment that {@code since} counts to
   */
  PipelineEvaluator(TemplateWork work, Instant now) {
    this.work = work;
    this.now = now;
  }

  /** The place of what was evaluated last. */
  Spot spot() {
    return spot;
  }

  /** Something else is evaluated. */
  void at(Spot other) {
    spot = other;
  }

  /** Its value, which also gets the names that the pipeline says. */
  Datum evaluate(Pipeline pipeline, Datum dot, Variables variables) {
    Datum value = value(pipeline, dot, variables);
    for (String name : pipeline.variables()) {
      if (pipeline.declares()) {
        variables.declare(name, value);
      } else {
        variables.assign(name, value);
      }
    }
    return value;
  }

  /** Its value alone. */
  Datum value(Pipeline pipeline, Datum dot, Variables variables) {
    work.enter();
    Datum value = null;
    for (Command command : pipeline.commands()) {
      spot = command.spot();
      value = command(command, dot, variables, value);
    }
    work.leave();
    return value == null ? Datum.NOTHING : value;
  }

  private Datum command(Command command, Datum dot, Variables variables, @Nullable Datum piped) {
    Operand first = command.operands().getFirst();
    List<Operand> rest = command.operands().subList(1, command.operands().size());
    boolean hasArguments = !rest.isEmpty() || piped != null;
    return switch (first) {
      case FunctionName(String name) when name.equals("and") || name.equals("or") ->
          shortCut(name.equals("or"), rest, dot, variables, piped);
      case FunctionName(String name) -> {
        List<Datum> arguments = arguments(rest, dot, variables, piped);
        spot = command.spot();
        yield Functions.call(name, new Arguments(name, arguments, work, now));
      }
      case FieldPath path -> {
        List<Datum> arguments = arguments(rest, dot, variables, piped);
        spot = command.spot();
        yield field(path, arguments, dot, variables);
      }
      case Literal(Datum.NoValue _) -> throw new TemplateFailure("nil is not a command");
      default -> {
        if (hasArguments) {
          throw new TemplateFailure("can't give argument to non-function");
        }
        yield operand(first, dot, variables);
      }
    };
  }

  private List<Datum> arguments(
      List<Operand> operands, Datum dot, Variables variables, @Nullable Datum piped) {
    List<Datum> values = new ArrayList<>();
    for (Operand operand : operands) {
      values.add(operand(operand, dot, variables));
    }
    if (piped != null) {
      values.add(piped);
    }
    return values;
  }

  /** Evaluates no more than it has to. */
  private Datum shortCut(
      boolean isOr, List<Operand> operands, Datum dot, Variables variables, @Nullable Datum piped) {
    Datum value = null;
    for (Operand operand : operands) {
      value = operand(operand, dot, variables);
      if (value.isTrue() == isOr) {
        return value;
      }
    }
    Datum last = piped == null ? value : piped;
    if (last == null) {
      throw new TemplateFailure("wrong number of args for " + (isOr ? "or" : "and"));
    }
    return last;
  }

  private Datum operand(Operand operand, Datum dot, Variables variables) {
    work.step();
    return switch (operand) {
      case Dot _ -> dot;
      case Literal(Datum value) -> value;
      case VariableName(String name) -> variables.get(name);
      case FieldPath path -> field(path, List.of(), dot, variables);
      case Bracket(Pipeline pipeline) -> evaluate(pipeline, dot, variables);
      case FunctionName(String name) ->
          Functions.call(name, new Arguments(name, List.of(), work, now));
    };
  }

  private Datum field(FieldPath path, List<Datum> arguments, Datum dot, Variables variables) {
    Datum value = operand(path.of(), dot, variables);
    List<String> names = path.names();
    for (int i = 0; i < names.size(); i++) {
      boolean isLast = i == names.size() - 1;
      String name = names.get(i);
      List<Datum> given = isLast ? arguments : List.of();
      value = DatumMembers.get(value, name, new Arguments(name, given, work, now));
    }
    return value;
  }
}
