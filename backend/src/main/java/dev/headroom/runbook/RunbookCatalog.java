package dev.headroom.runbook;

import dev.headroom.runbook.Runbook.FrontMatter;
import dev.headroom.yaml.FileTree;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every runbook of a folder, by id. Immutable: a reload reads a new one. */
public final class RunbookCatalog {
  /** The catalog of a server that has no runbooks. */
  public static final RunbookCatalog EMPTY = new RunbookCatalog(Map.of());

  /** What an id may look like; it is a file name and a part of URLs. */
  static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";

  private static final String SUFFIX = ".md";
  private static final int RUNBOOKS_MAX = 2_000;
  private static final int FILE_BYTES_MAX = 256 * 1024;
  private static final String SIZE = "the size of a runbook:";

  private final Map<String, Runbook> runbooks;

  private RunbookCatalog(Map<String, Runbook> runbooks) {
    this.runbooks = Collections.unmodifiableMap(new TreeMap<>(runbooks));
  }

  /**
   * Reads every {@code *.md} file of a folder; other files are left alone. A folder that is not
   * there holds no runbooks. A page with a problem is left out; the others are as good as if it
   * were not there.
   *
   * @param problems told what is wrong, with file, line and column
   * @throws IOException if the folder or a file in it cannot be read
   */
  public static RunbookCatalog read(Path folder, Problems problems) throws IOException {
    Map<String, Path> files = files(folder, problems);
    PageLinks links = new PageLinks(folder, files.keySet());
    Map<String, Runbook> runbooks = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Problems own = new Problems();
      Optional<String> text = TextFile.read(file.getValue(), FILE_BYTES_MAX, SIZE, own);
      String path = file.getValue().toString();
      Optional<Runbook> page =
          text.map(read -> read.replace("\r\n", "\n"))
              .map(read -> parse(file.getKey(), path, read, links, own));
      if (own.isEmpty() && page.isPresent()) {
        runbooks.put(file.getKey(), page.get());
      }
      own.sorted().forEach(problems::add);
    }
    return new RunbookCatalog(runbooks);
  }

  /** All pages, by id. */
  public List<Runbook> all() {
    return List.copyOf(runbooks.values());
  }

  /** The ids of all pages, in their order. */
  public Set<String> ids() {
    return runbooks.keySet();
  }

  public Optional<Runbook> find(String id) {
    return Optional.ofNullable(runbooks.get(id));
  }

  private static Map<String, Path> files(Path folder, Problems problems) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      if (TextFile.isThere(folder)) {
        problems.add(folder.toString(), 0, 0, "cannot be read: it is no folder");
      }
      return files;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, RunbookCatalog::isPage)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        String id = name.substring(0, name.length() - SUFFIX.length());
        if (id.matches(ID)) {
          Path other = files.put(id, entry);
          if (other != null) {
            problems.add(entry.toString(), 0, 0, "another runbook is named so: " + other);
          }
        } else {
          problems.add(
              entry.toString(), 0, 0, "a runbook's name is letters, digits, '.', '_', '-'");
        }
      }
    }
    if (files.size() > RUNBOOKS_MAX) {
      problems.add(folder.toString(), 0, 0, "more than " + RUNBOOKS_MAX + " runbooks");
      return Map.of();
    }
    return files;
  }

  private static boolean isPage(Path entry) {
    return FileTree.endsWith(entry, SUFFIX) && !entry.getFileName().toString().startsWith(".");
  }

  private static Runbook parse(
      String id, String file, String text, PageLinks links, Problems problems) {
    RunbookSource source = RunbookSource.split(file, text, problems);
    FrontMatter frontMatter = FrontMatterReader.read(file, source.frontMatter(), problems);
    RunbookText body = RunbookText.parse(file, source.body(), problems);
    PageRewrite rewrite = new PageRewrite(file, links, problems);
    body.document().accept(rewrite);
    Sections sections = new Sections(body, rewrite.tasks());
    return new Runbook(
        id,
        body.title().isEmpty() ? frontMatter.alert() : body.title(),
        frontMatter,
        PageHtml.render(body, rewrite.tasks(), rewrite.deadLinks()),
        List.copyOf(body.live().values()),
        sections.firstStep(),
        sections.mitigations());
  }
}
