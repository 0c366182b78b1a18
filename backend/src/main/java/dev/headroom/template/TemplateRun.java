package dev.headroom.template;

import dev.headroom.template.TemplateNode.BranchNode;
import dev.headroom.template.TemplateNode.CallNode;
import dev.headroom.template.TemplateNode.JumpNode;
import dev.headroom.template.TemplateNode.LoopNode;
import dev.headroom.template.TemplateNode.PlainNode;
import dev.headroom.template.TemplateNode.PrintNode;
import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MapValue;
import dev.headroom.template.value.Datum.WholeValue;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goes through a template once. */
final class TemplateRun {
  private final Map<String, List<TemplateNode>> defined;
  private final TemplateWork work;
  private final TemplateOutput output;
  private final PipelineEvaluator pipelines;

  /** How a list of nodes ended. */
  private enum Ending {
    /** With its last one. */
    LAST,
    BREAK,
    CONTINUE
  }

  TemplateRun(
      Map<String, List<TemplateNode>> defined,
      TemplateWork work,
      TemplateOutput output,
      PipelineEvaluator pipelines) {
    this.defined = defined;
    this.work = work;
    this.output = output;
    this.pipelines = pipelines;
  }

  /** Writes what comes of a template. */
  void write(List<TemplateNode> nodes, Datum data) {
    walk(nodes, data, new Variables(data));
  }

  private Ending walk(List<TemplateNode> nodes, Datum dot, Variables variables) {
    work.enter();
    Ending ending = Ending.LAST;
    for (TemplateNode node : nodes) {
      work.step();
      ending = walk(node, dot, variables);
      if (ending != Ending.LAST) {
        break;
      }
    }
    work.leave();
    return ending;
  }

  private Ending walk(TemplateNode node, Datum dot, Variables variables) {
    switch (node) {
      case PlainNode(String text) -> output.plain(text);
      case PrintNode print -> {
        Datum value = pipelines.evaluate(print.pipeline(), dot, variables);
        if (print.pipeline().variables().isEmpty()) {
          output.value(value);
        }
      }
      case CallNode call -> call(call, dot, variables);
      case JumpNode(boolean isBreak) -> {
        return isBreak ? Ending.BREAK : Ending.CONTINUE;
      }
      case BranchNode branch -> {
        return branch(branch, dot, variables);
      }
      case LoopNode loop -> {
        return loop(loop, dot, variables);
      }
    }
    return Ending.LAST;
  }

  private Ending branch(BranchNode branch, Datum dot, Variables variables) {
    int mark = variables.mark();
    Datum value = pipelines.evaluate(branch.pipeline(), dot, variables);
    Datum inside = branch.movesDot() ? value : dot;
    Ending ending =
        value.isTrue()
            ? walk(branch.then(), inside, variables)
            : walk(branch.otherwise(), dot, variables);
    variables.reset(mark);
    return ending;
  }

  private Ending loop(LoopNode loop, Datum dot, Variables variables) {
    int mark = variables.mark();
    Datum over = pipelines.value(loop.pipeline(), dot, variables);
    List<Datum> places = new ArrayList<>();
    List<Datum> items = new ArrayList<>();
    items(over, places, items);
    if (items.isEmpty()) {
      return walk(loop.otherwise(), dot, variables);
    }
    for (int i = 0; i < items.size(); i++) {
      name(loop.pipeline(), places.get(i), items.get(i), variables);
      Ending ending = walk(loop.body(), items.get(i), variables);
      variables.reset(mark);
      if (ending == Ending.BREAK) {
        break;
      }
    }
    return Ending.LAST;
  }

  private void items(Datum over, List<Datum> places, List<Datum> items) {
    switch (over) {
      case ListValue list -> items.addAll(list.items());
      case MapValue map ->
          map.entries()
              .forEach((key, value) -> {
                places.add(Datum.of(key));
                items.add(value);
              });
      case WholeValue(long number) -> {
        work.steps(Math.max(0, number));
        for (long i = 0; i < number; i++) {
          items.add(Datum.of(i));
        }
      }
      case Datum.NoValue _ -> {
        // As an empty list.
      }
      default -> throw new TemplateFailure("range can't iterate over a " + over.type());
    }
    for (int i = places.size(); i < items.size(); i++) {
      places.add(Datum.of(i));
    }
  }

  private static void name(Pipeline pipeline, Datum place, Datum item, Variables variables) {
    List<String> names = pipeline.variables();
    for (int i = 0; i < names.size(); i++) {
      Datum value = names.size() == 2 && i == 0 ? place : item;
      if (pipeline.declares()) {
        variables.declare(names.get(i), value);
      } else {
        variables.assign(names.get(i), value);
      }
    }
  }

  private void call(CallNode call, Datum dot, Variables variables) {
    Datum data =
        call.pipeline()
            .map(pipeline -> pipelines.evaluate(pipeline, dot, variables))
            .orElse(Datum.NOTHING);
    pipelines.at(call.spot());
    List<TemplateNode> body = defined.get(call.name());
    if (body == null) {
      throw new TemplateFailure("template " + call.name() + " not defined");
    }
    walk(body, data, new Variables(data));
  }
}
