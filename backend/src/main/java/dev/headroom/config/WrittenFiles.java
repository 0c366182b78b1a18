package dev.headroom.config;

import dev.headroom.routing.template.TemplateFiles;
import dev.headroom.yaml.FileTree;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The texts of a rule set by path: {@code alert-rules/…} and {@code runbooks/…}, whatever the
 * folders are called. What nobody reads is not among them, files of secrets least of all; nor are
 * templates outside of the folder of rules.
 */
final class WrittenFiles {
  static final String RULES = "alert-rules";
  static final String RUNBOOKS = "runbooks";

  private final RuleSet.Folders folders;
  private final NavigableMap<String, String> texts = new TreeMap<>();

  private WrittenFiles(RuleSet.Folders folders) {
    this.folders = folders;
  }

  static WrittenFiles of(RuleSet.Folders folders) throws IOException {
    WrittenFiles written = new WrittenFiles(folders);
    Path rules = folders.rules();
    Path routing = rules.resolve("routing.yaml");
    written.folder(RULES, rules, rules.resolve("slos"), ".yaml", ".yml");
    written.file(RULES, rules, routing);
    written.file(RULES, rules, rules.resolve("services.yaml"));
    written.file(RULES, rules, rules.resolve("heartbeats.yaml"));
    written.file(RULES, rules, rules.resolve("drills.yaml"));
    written.file(RULES, rules, rules.resolve(ShadowFile.NAME));
    written.folder(RUNBOOKS, folders.runbooks(), folders.runbooks(), ".md");
    for (Path template : TemplateFiles.of(routing)) {
      if (template.normalize().startsWith(rules.normalize())) {
        written.file(RULES, rules, template.normalize());
      }
    }
    return written;
  }

  NavigableMap<String, String> texts() {
    return texts;
  }

  private void folder(String name, Path root, Path folder, String... endings) throws IOException {
    for (Path file : FileTree.under(folder, new Problems())) {
      if (FileTree.endsWith(file, endings)) {
        file(name, root, file);
      }
    }
  }

  private void file(String name, Path root, Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      String path = root.normalize().relativize(file.normalize()).toString();
      byte[] bytes = TextFile.startOrNothing(file, folders.fileBytesMax());
      texts.put(name + "/" + path, new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
