package dev.headroom.config;

import dev.headroom.model.Problem;
import dev.headroom.routing.template.TemplateFiles;
import dev.headroom.yaml.FileTree;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names every file in {@code alert-rules/} and {@code runbooks/} that nobody reads, so that nothing
 * looks watched that is not. Hidden files and a README are not meant to be.
 */
final class UnreadFiles {
  private static final String README = "readme.md";

  /** A larger one is refused by its reader. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  private static final Pattern SECRET = Pattern.compile("\\$\\{file:([\\w./-]+)}");

  private final Path rules;
  private final Path runbooks;

  UnreadFiles(Path rules, Path runbooks) {
    this.rules = rules;
    this.runbooks = runbooks;
  }

  List<Problem> find() throws IOException {
    Problems unread = new Problems();
    Set<Path> named = secrets();
    TemplateFiles.of(rules.resolve("routing.yaml")).forEach(each -> named.add(each.normalize()));
    for (Path file : FileTree.under(rules, unread)) {
      if (!isRead(rules.relativize(file)) && !named.contains(file.normalize())) {
        unread.add(file.toString(), 0, 0, why(rules.relativize(file)));
      }
    }
    for (Path file : FileTree.under(runbooks, unread)) {
      boolean inFolder = runbooks.relativize(file).getNameCount() == 1;
      if (!inFolder || !FileTree.endsWith(file, ".md")) {
        unread.add(
            file.toString(), 0, 0, "not read: runbooks are the files *.md of the folder itself");
      }
    }
    return unread.sorted();
  }

  /** Files that receivers take their secrets from. */
  private Set<Path> secrets() throws IOException {
    Path routing = rules.resolve("routing.yaml");
    if (!Files.isRegularFile(routing)) {
      return new HashSet<>();
    }
    Set<Path> secrets = new HashSet<>();
    Matcher reference =
        SECRET.matcher(
            new String(
                TextFile.startOrNothing(routing, FILE_BYTES_MAX), StandardCharsets.ISO_8859_1));
    while (reference.find()) {
      secrets.add(Path.of(rules.toString(), reference.group(1)).normalize());
    }
    return secrets;
  }

  private static boolean isRead(Path file) {
    if (file.startsWith("slos")) {
      return FileTree.endsWith(file, ".yaml", ".yml", README);
    }
    return file.equals(Path.of("routing.yaml"))
        || file.equals(Path.of("services.yaml"))
        || file.equals(Path.of("heartbeats.yaml"))
        || file.equals(Path.of("drills.yaml"))
        || file.equals(Path.of(ShadowFile.NAME))
        || FileTree.endsWith(file, README);
  }

  private static String why(Path file) {
    if (file.startsWith("slos")) {
      return "not read: objectives stand in files *.yaml and *.yml";
    }
    if (file.startsWith("rules")) {
      return "not read: Prometheus rules are not evaluated yet";
    }
    if (FileTree.endsWith(file, ".tmpl")) {
      return "not read: templates of routing.yaml does not name it";
    }
    return "not read: alert-rules holds routing.yaml, services.yaml, heartbeats.yaml, drills.yaml, shadow.yaml and the folder slos";
  }
}
