package dev.headroom.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.headroom.runbook.FrontMatter;
import dev.headroom.runbook.LiveBlock;
import dev.headroom.runbook.Runbook;
import dev.headroom.runbook.RunbookCatalog;
import io.vertx.ext.web.Router;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runbooks: the list, and each one rendered. */
public final class RunbookResource {
  private final Supplier<RunbookCatalog> catalog;

  record Summary(
      String id,
      String title,
      String service,
      String owner,
      String severity,
      @Nullable LocalDate reviewed,
      @Nullable String reviewEvery) {
    static Summary of(Runbook runbook) {
      FrontMatter front = runbook.frontMatter();
      return new Summary(
          runbook.id(),
          runbook.title(),
          front.service(),
          front.owner(),
          front.severity(),
          front.reviewed().orElse(null),
          front.reviewEvery().map(Period::getDays).map(days -> days + "d").orElse(null));
    }
  }

  record Page(@JsonUnwrapped Summary summary, String html, List<LiveBlock> liveBlocks) {}

  record RunbookList(List<Summary> runbooks) {}

  /**
   * @param catalog the pages in force now
   */
  public RunbookResource(Supplier<RunbookCatalog> catalog) {
    this.catalog = catalog;
  }

  void mount(Router router, Answers answers) {
    router
        .get("/api/v1/runbooks")
        .handler(
            answers.to(
                "runbooks",
                (request, parameters) ->
                    new Reply.Found(
                        new RunbookList(catalog.get().all().stream().map(Summary::of).toList()))));
    router
        .get("/api/v1/runbooks/:id")
        .handler(
            answers.to("runbook", (request, parameters) -> one(Parameters.path(request, "id"))));
  }

  private Reply one(String id) {
    return catalog
        .get()
        .find(id)
        .<Reply>map(
            page -> new Reply.Found(new Page(Summary.of(page), page.html(), page.liveBlocks())))
        .orElseGet(() -> new Reply.Missing("there is no runbook " + id));
  }
}
