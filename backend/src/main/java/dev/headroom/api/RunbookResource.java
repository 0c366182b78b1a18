package dev.headroom.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.runbook.FirstStep;
import dev.headroom.runbook.FrontMatter;
import dev.headroom.runbook.Mitigation;
import dev.headroom.runbook.Runbook;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.runbook.live.LiveBlock;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runbooks: the list, each one rendered, and its live blocks run. */
public final class RunbookResource {
  private final Supplier<RunbookCatalog> catalog;
  private final Alerting alerting;
  private final LiveBlocks blocks;
  private final InstantSource clock;

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

  /** A mitigation as the API tells it; what there is none of is null or empty. */
  record MitigationView(
      @Nullable String condition, String action, String command, @Nullable Integer step) {
    static MitigationView of(Mitigation mitigation) {
      OptionalInt task = mitigation.task();
      return new MitigationView(
          mitigation.condition().orElse(null),
          mitigation.action(),
          mitigation.command(),
          task.isPresent() ? task.getAsInt() : null);
    }
  }

  record Page(
      @JsonUnwrapped Summary summary,
      String html,
      List<LiveBlock> liveBlocks,
      FirstStep firstStep,
      List<MitigationView> mitigations) {
    static Page of(Runbook runbook, Occasion occasion) {
      return new Page(
          Summary.of(runbook),
          runbook.html(occasion.labels()),
          runbook.liveBlocks(),
          runbook.firstStep(),
          runbook.mitigations().stream().map(MitigationView::of).toList());
    }
  }

  record RunbookList(List<Summary> runbooks) {}

  /**
   * @param catalog the pages in force now
   */
  public RunbookResource(
      Supplier<RunbookCatalog> catalog, Alerting alerting, LiveBlocks blocks, InstantSource clock) {
    this.catalog = catalog;
    this.alerting = alerting;
    this.blocks = blocks;
    this.clock = clock;
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
            answers.to(
                "runbook",
                (request, parameters) ->
                    bound(
                        Parameters.path(request, "id"),
                        parameters.text("incident"),
                        (page, occasion) -> new Reply.Found(Page.of(page, occasion)))));
    router
        .get("/api/v1/runbooks/:id/blocks/:block")
        .handler(
            answers.to(
                "runbook_block",
                (request, parameters) ->
                    bound(
                        Parameters.path(request, "id"),
                        parameters.text("incident"),
                        (page, occasion) ->
                            block(page, Parameters.path(request, "block"), occasion, answers))));
  }

  private interface Bound {
    Reply reply(Runbook page, Occasion occasion) throws IOException;
  }

  /** What is told of a page and an incident; of the page alone where no incident is asked for. */
  private Reply bound(String id, Optional<String> incidentId, Bound bound) throws IOException {
    Optional<Runbook> page = catalog.get().find(id);
    if (page.isEmpty()) {
      return new Reply.Missing("there is no runbook " + id);
    }
    Optional<Incident> incident =
        incidentId.isPresent() ? alerting.find(incidentId.get()) : Optional.empty();
    if (incidentId.isPresent() && incident.isEmpty()) {
      return new Reply.Missing("there is no incident " + incidentId.get());
    }
    return bound.reply(
        page.get(), Occasion.of(page.get().frontMatter(), incident, clock.instant()));
  }

  private Reply block(Runbook page, String number, Occasion occasion, Answers answers)
      throws IOException {
    List<LiveBlock> all = page.liveBlocks();
    if (!number.matches("[0-9]{1,6}") || Integer.parseInt(number) >= all.size()) {
      return new Reply.Missing("runbook " + page.id() + " has no live block " + number);
    }
    int place = Integer.parseInt(number);
    return new Reply.Found(blocks.run(place, all.get(place), occasion, answers));
  }
}
