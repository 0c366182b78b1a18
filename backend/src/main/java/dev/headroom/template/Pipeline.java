package dev.headroom.template;

import dev.headroom.template.value.Datum;
import java.util.List;

/**
 * Commands of which each is given what the one before it made.
 *
 * @param variables names that the value gets; of a loop the place and the item
 * @param declares whether these are new ones
 */
record Pipeline(List<String> variables, boolean declares, List<Command> commands) {
  Pipeline {
    variables = List.copyOf(variables);
    commands = List.copyOf(commands);
  }

  /** A function or a value, and what it is given. */
  record Command(Spot spot, List<Operand> operands) {
    Command {
      operands = List.copyOf(operands);
    }
  }

  /** What stands for a value. */
  sealed interface Operand {
    /** The dot. */
    record Dot() implements Operand {}

    /** A value that is written down. */
    record Literal(Datum value) implements Operand {}

    /** What was given a name. */
    record VariableName(String name) implements Operand {}

    /** What is called by its name. */
    record FunctionName(String name) implements Operand {}

    /** Fields of fields. */
    record FieldPath(Operand of, List<String> names) implements Operand {}

    /** In brackets. */
    record Bracket(Pipeline pipeline) implements Operand {}
  }
}
