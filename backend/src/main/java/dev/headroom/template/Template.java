package dev.headroom.template;

import dev.headroom.model.Problem;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text of a receiver that may say with {@code {{ … }}} what comes of an alert. Immutable. */
public final class Template {
  /** The empty text. */
  public static final Template NONE = new Template("", List.of(), Map.of());

  private final String source;
  private final List<TemplateNode> nodes;
  private final Map<String, List<TemplateNode>> defined;

  Template(String source, List<TemplateNode> nodes, Map<String, List<TemplateNode>> defined) {
    this.source = source;
    this.nodes = List.copyOf(nodes);
    this.defined = Map.copyOf(defined);
  }

  /** A text without anything to fill in. */
  public static Template plain(String text) {
    List<TemplateNode> nodes =
        text.isEmpty() ? List.of() : List.of(new TemplateNode.PlainNode(text));
    return new Template(text, nodes, Map.of());
  }

  /** As it was written. */
  public String source() {
    return source;
  }

  /** Whether nothing is written. */
  public boolean isEmpty() {
    return source.isEmpty();
  }

  /** Whether there is nothing to fill in. */
  public boolean isPlain() {
    return !source.contains("{{");
  }

  /** Filled in, as plain text. */
  public Rendered text(AlertGroup group) {
    TemplateWork work = new TemplateWork();
    return rendered(group, work, new TemplateOutput.TextOutput(work));
  }

  /** Filled in, as HTML: what comes of the alert is escaped. */
  public Rendered html(AlertGroup group) {
    TemplateWork work = new TemplateWork();
    return rendered(group, work, new HtmlOutput(work));
  }

  private Rendered rendered(AlertGroup group, TemplateWork work, TemplateOutput output) {
    PipelineEvaluator pipelines = new PipelineEvaluator(work, group.now());
    try {
      new TemplateRun(defined, work, output, pipelines).write(nodes, group.datum());
      return new Rendered.Filled(output.text());
    } catch (TemplateFailure failure) {
      return unfilled(pipelines.spot(), failure.reason());
    } catch (DateTimeException | ArithmeticException e) {
      return unfilled(pipelines.spot(), "a moment or a number out of range");
    }
  }

  private static Rendered unfilled(Spot spot, String reason) {
    return new Rendered.Unfilled(new Problem(spot.source(), spot.line(), spot.column(), reason));
  }

  /** By what it was written: the same text, filled in by the same definitions, is the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Template that
        && source.equals(that.source)
        && nodes.equals(that.nodes)
        && defined.equals(that.defined);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }
}
