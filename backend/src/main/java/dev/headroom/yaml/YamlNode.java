package dev.headroom.yaml;

import dev.headroom.model.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML 1.2 document and where it stands. Reading methods add a {@link Problem} where
 * the document does not hold what they ask for, and answer with something harmless.
 */
public final class YamlNode {
  private final String file;
  private final Node node;
  private final Problems problems;

  YamlNode(String file, Node node, Problems problems) {
    this.file = file;
    this.node = node;
    this.problems = problems;
  }

  /**
   * The documents of a file, none if it cannot be parsed (a problem says where and why). Keys that
   * are repeated or are no single value are problems already.
   */
  public static List<YamlNode> documents(String file, String text, Problems problems) {
    return new YamlLoader(file, problems).load(text);
  }

  public String file() {
    return file;
  }

  /** Counted from 1. */
  public int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Counted from 1. */
  public int column() {
    return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
  }

  /**
   * The lines this value stands on, whole, without comments above it.
   *
   * @param text of the file it was read from
   */
  public String linesIn(String text) {
    return node.getEndMark()
        .map(end ->
            text.lines()
                .skip(line() - 1L)
                .limit(end.getLine() - line() + (end.getColumn() == 0 ? 1L : 2L))
                .collect(Collectors.joining("\n")))
        .map(lines -> lines.stripTrailing() + "\n")
        .orElse("");
  }

  /** Says that something is wrong at this place. */
  public void problem(String message) {
    problems.add(file, line(), column(), message);
  }

  /** Whether nothing stands here: an empty document, a key without a value, {@code null}. */
  public boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  public boolean isSequence() {
    return node instanceof SequenceNode;
  }

  /**
   * The entries of a mapping in their order, the last of a repeated key; empty, with a problem, for
   * anything else.
   */
  public Map<String, YamlNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      problem("expected a mapping");
      return Map.of();
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        entries.put(key.getValue(), new YamlNode(file, tuple.getValueNode(), problems));
      }
    }
    return entries;
  }

  /** Says of every key that is not among those given that it is not known. */
  public void onlyKeys(Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && !known.contains(key.getValue())) {
        new YamlNode(file, key, problems).problem("unknown key " + key.getValue());
      }
    }
  }

  /** The value of a key, if the mapping has it and it is not null. */
  public Optional<YamlNode> find(String key) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(
            tuple -> tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .map(tuple -> new YamlNode(file, tuple.getValueNode(), problems))
        .filter(value -> !value.isNull())
        .findFirst();
  }

  /** The value of a key that must be there; a problem at this mapping if it is not. */
  public Optional<YamlNode> require(String key) {
    Optional<YamlNode> found = find(key);
    if (found.isEmpty()) {
      problem(isMapping() ? "missing key " + key : "expected a mapping with the key " + key);
    }
    return found;
  }

  /** The items of a sequence; empty, with a problem, for anything else. */
  public List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      problem("expected a list");
      return List.of();
    }
    return sequence.getValue().stream().map(item -> new YamlNode(file, item, problems)).toList();
  }

  /** A scalar as it is written; empty, with a problem, for a mapping or a list. */
  public String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem("expected a single value");
    return "";
  }

  /** The text of a key that must be there and not empty; otherwise empty, with a problem. */
  public String requireText(String key) {
    Optional<YamlNode> found = require(key);
    if (found.isPresent() && found.get().node instanceof ScalarNode scalar) {
      if (scalar.getValue().isEmpty()) {
        found.get().problem(key + " must not be empty");
      }
      return scalar.getValue();
    }
    return found.map(YamlNode::text).orElse("");
  }

  /** The text of a key, or a default where it is missing. */
  public String textOr(String key, String otherwise) {
    return find(key).map(YamlNode::text).orElse(otherwise);
  }

  /** The truth value of a key, or a default where it is missing or, with a problem, unclear. */
  public boolean booleanOr(String key, boolean otherwise) {
    Optional<YamlNode> found = find(key);
    if (found.isEmpty()) {
      return otherwise;
    }
    return switch (found.get().text()) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        found.get().problem(key + " is true or false");
        yield otherwise;
      }
    };
  }

  /**
   * The one of some keys that the mapping has; a problem at this mapping if it has none of them or
   * several, and then empty.
   */
  public Optional<String> exactlyOne(String... keys) {
    List<String> present = Stream.of(keys).filter(key -> find(key).isPresent()).toList();
    if (present.size() == 1) {
      return Optional.of(present.getFirst());
    }
    problem("needs exactly one of " + String.join(", ", keys));
    return Optional.empty();
  }

  /**
   * A scalar turned into something else.
   *
   * @param parse throws IllegalArgumentException with a message for the person who wrote the file
   * @return null, with a problem, if it cannot be turned
   */
  public <T> @Nullable T parse(Function<String, T> parse) {
    try {
      return parse.apply(text());
    } catch (IllegalArgumentException e) {
      problem(e.getMessage() == null ? "not understood: " + text() : e.getMessage());
      return null;
    }
  }
}
