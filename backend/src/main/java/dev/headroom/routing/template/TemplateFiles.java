package dev.headroom.routing.template;

import dev.headroom.model.text.FailureText;
import dev.headroom.template.Templates;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * The files that {@code templates} of {@code routing.yaml} names: paths relative to that file, in
 * which {@code *}, {@code ?} and {@code [a-z]} stand for parts of one name.
 */
public final class TemplateFiles {
  /** Most files. */
  private static final int FILES_MAX = 200;

  private static final int FILE_BYTES_MAX = 4 * Templates.SOURCE_CHARS_MAX;
  private static final String LIMIT = "%d bytes:".formatted(FILE_BYTES_MAX);

  private TemplateFiles() {}

  /**
   * What the files define, over the names that are always there.
   *
   * @param document of {@code routing.yaml}
   * @param folder of that file
   * @param warnings told of a path that no file has
   */
  public static Templates read(YamlNode document, Path folder, Problems problems, Problems warnings)
      throws IOException {
    Templates templates = Templates.DEFAULT;
    Set<Path> files = new LinkedHashSet<>();
    for (YamlNode path : document.find("templates").map(YamlNode::items).orElse(List.of())) {
      List<Path> found = found(path, folder);
      if (found.isEmpty()) {
        warnings.add(path.file(), path.line(), path.column(), "no file has this path");
      }
      files.addAll(found);
      if (files.size() > FILES_MAX) {
        path.problem("more than %d files of templates".formatted(FILES_MAX));
        return templates;
      }
    }
    for (Path file : files) {
      Optional<String> text = TextFile.read(file, FILE_BYTES_MAX, LIMIT, problems);
      if (text.isPresent()) {
        templates =
            templates.with(
                file.toString(), file.getFileName().toString(), text.get(), problems::add);
      }
    }
    templates.checkCalls(problems::add);
    return templates;
  }

  /**
   * Says of each path that leads out of the folder that it does: whoever sends files has nothing to
   * read elsewhere.
   *
   * @param routingFile its name in problems
   * @param text of it
   */
  public static void refuseElsewhere(String routingFile, String text, Problems problems) {
    for (YamlNode document : YamlNode.documents(routingFile, text, new Problems())) {
      for (YamlNode path : document.find("templates").map(YamlNode::items).orElse(List.of())) {
        String written = path.text();
        if (written.startsWith("/") || List.of(written.split("/")).contains("..")) {
          problems.add(
              path.file(),
              path.line(),
              path.column(),
              "templates of files that are sent lie among them");
        }
      }
    }
  }

  /** The same files, as far as they can be found; nothing is said of problems. */
  public static List<Path> of(Path routingFile) throws IOException {
    Optional<String> text =
        Files.isRegularFile(routingFile)
            ? TextFile.read(routingFile, FILE_BYTES_MAX, LIMIT, new Problems())
            : Optional.empty();
    List<Path> files = new ArrayList<>();
    List<YamlNode> documents =
        text.map(all -> YamlNode.documents(routingFile.toString(), all, new Problems()))
            .orElse(List.of());
    Path folder = Optional.ofNullable(routingFile.getParent()).orElse(Path.of(""));
    for (YamlNode document : documents) {
      for (YamlNode path : document.find("templates").map(YamlNode::items).orElse(List.of())) {
        files.addAll(found(path, folder));
      }
    }
    return files.stream().distinct().toList();
  }

  private static List<Path> found(YamlNode pattern, Path folder) {
    String text = pattern.text();
    try {
      List<Path> found = List.of(text.startsWith("/") ? Path.of("/") : folder);
      for (String part : text.split("/")) {
        if (!part.isEmpty()) {
          found = below(found, part);
        }
      }
      return found.stream().filter(TextFile::isThere).toList();
    } catch (IOException e) {
      pattern.problem("cannot be looked into: " + FailureText.of(e));
    } catch (PatternSyntaxException | InvalidPathException e) {
      pattern.problem("not a path of files: " + text);
    }
    return List.of();
  }

  /** What lies in some folders and has such a name. */
  private static List<Path> below(List<Path> folders, String name) throws IOException {
    boolean isPattern = name.chars().anyMatch(each -> "*?[\\".indexOf(each) >= 0);
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (!isPattern) {
        found.add(folder.resolve(name));
      } else if (Files.isDirectory(folder)) {
        found.addAll(matching(folder, name));
      }
    }
    return found;
  }

  private static List<Path> matching(Path folder, String name) throws IOException {
    String plain = name.replace("{", "\\{").replace("}", "\\}");
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + plain);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        if (matcher.matches(each.getFileName())) {
          found.add(each);
        }
      }
    }
    return found.stream().sorted().toList();
  }
}
