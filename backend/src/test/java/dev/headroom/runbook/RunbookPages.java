package dev.headroom.runbook;

import dev.headroom.model.Problem;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes runbooks into a folder and reads them back. */
public final class RunbookPages {
  public static final String FRONT_MATTER =
      """
      ---
      alert: checkout-latency
      service: checkout
      owner: team-payments
      severity: page
      slo: checkout-latency
      escalation: payments-primary
      reviewed: 2026-11-01
      review_every: 180d
      ---
      """;

  /** Line 11 is the first after the front matter. */
  public static final String SECTIONS =
      """
      # Checkout is slow
      ## Meaning
      ## Impact
      ## Diagnosis
      ## Mitigation
      ## Verify
      """;

  private final Path folder;

  public RunbookPages(Path folder) {
    this.folder = folder;
  }

  public RunbookPages write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Reads a folder that has nothing wrong in it. */
  public RunbookCatalog read() {
    Problems problems = new Problems();
    RunbookCatalog catalog = read(problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.sorted());
    }
    return catalog;
  }

  /** What is wrong in the folder, without the folder's own path. */
  public List<String> problems() {
    Problems problems = new Problems();
    read(problems);
    return problems.sorted().stream()
        .map(Problem::toString)
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  /** The page made of a text under the usual front matter and headings. */
  public Runbook page(String text) {
    return write("page.md", FRONT_MATTER + SECTIONS + text).read().find("page").orElseThrow();
  }

  private RunbookCatalog read(Problems problems) {
    try {
      return RunbookCatalog.read(folder, problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
