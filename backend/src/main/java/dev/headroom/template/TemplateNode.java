package dev.headroom.template;

import java.util.List;
import java.util.Optional;

/** A part of a template that has been read. */
sealed interface TemplateNode {
  /** Text that stands there as it is. */
  record PlainNode(String text) implements TemplateNode {}

  /** The value of a pipeline, unless that names it. */
  record PrintNode(Spot spot, Pipeline pipeline) implements TemplateNode {}

  /**
   * {@code if}, or {@code with}.
   *
   * @param movesDot whether the dot is the value within it
   */
  record BranchNode(
      Spot spot,
      boolean movesDot,
      Pipeline pipeline,
      List<TemplateNode> then,
      List<TemplateNode> otherwise)
      implements TemplateNode {}

  /** {@code range}. */
  record LoopNode(
      Spot spot, Pipeline pipeline, List<TemplateNode> body, List<TemplateNode> otherwise)
      implements TemplateNode {}

  /** {@code break}, or {@code continue}. */
  record JumpNode(boolean isBreak) implements TemplateNode {}

  /** {@code template}, or where a {@code block} stands. */
  record CallNode(Spot spot, String name, Optional<Pipeline> pipeline) implements TemplateNode {}
}
