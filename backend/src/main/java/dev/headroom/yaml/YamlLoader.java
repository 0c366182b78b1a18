package dev.headroom.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Parses one file, and checks the keys of all its mappings once and for every reader. */
final class YamlLoader {
  private final String file;
  private final Problems problems;
  private final Set<Node> checked = Collections.newSetFromMap(new IdentityHashMap<>());

  YamlLoader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The documents of the file, none if any of it cannot be parsed. */
  List<YamlNode> load(String text) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    List<YamlNode> documents = new ArrayList<>();
    try {
      StreamReader reader = new StreamReader(settings, text);
      Composer composer =
          new Composer(settings, new BoundedParser(new ParserImpl(settings, reader)));
      while (composer.hasNext()) {
        Node node = composer.next();
        checkKeys(node);
        documents.add(new YamlNode(file, node, problems));
      }
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().orElse(null);
      problems.add(
          file,
          mark == null ? 0 : mark.getLine() + 1,
          mark == null ? 0 : mark.getColumn() + 1,
          "not valid YAML: " + e.getProblem());
      return List.of();
    } catch (YamlEngineException e) {
      problems.add(file, 0, 0, "not valid YAML: " + e.getMessage());
      return List.of();
    }
    return documents;
  }

  private void checkKeys(Node node) {
    if (!checked.add(node)) {
      return;
    }
    switch (node) {
      case MappingNode mapping -> {
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
          YamlNode key = new YamlNode(file, tuple.getKeyNode(), problems);
          if (!(tuple.getKeyNode() instanceof ScalarNode)) {
            key.problem("a key must be a single value");
          } else if (!keys.add(key.text())) {
            key.problem("duplicate key " + key.text());
          }
          checkKeys(tuple.getValueNode());
        }
      }
      case SequenceNode sequence -> sequence.getValue().forEach(this::checkKeys);
      default -> {}
    }
  }
}
