package dev.headroom.api.page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.runbook.Runbook;
import dev.headroom.runbook.Runbook.FirstStep;
import dev.headroom.runbook.Runbook.FrontMatter;
import dev.headroom.runbook.Runbook.Mitigation;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.runbook.live.LiveBlock;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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
final class RunbookResource implements Resource {
  private final Supplier<RunbookCatalog> catalog;
  private final Alerting alerting;
  private final LiveBlocks blocks;
  private final InstantSource clock;
  private final Answers answers;

  private record RunbookSummary(
      String id,
      String title,
      String service,
      String owner,
      String severity,
      @Nullable LocalDate reviewed,
      @Nullable String reviewEvery) {
    static RunbookSummary of(Runbook runbook) {
      FrontMatter front = runbook.frontMatter();
      return new RunbookSummary(
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
  private record MitigationView(
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

  private record RunbookView(
      @JsonUnwrapped RunbookSummary summary,
      String html,
      List<LiveBlock> liveBlocks,
      FirstStep firstStep,
      List<MitigationView> mitigations) {
    static RunbookView of(Runbook runbook, BlockContext context) {
      return new RunbookView(
          RunbookSummary.of(runbook),
          runbook.html(context.labels()),
          runbook.liveBlocks(),
          runbook.firstStep(),
          runbook.mitigations().stream().map(MitigationView::of).toList());
    }
  }

  private record RunbookList(List<RunbookSummary> runbooks) {}

  /**
   * @param catalog the pages in force now
   */
  RunbookResource(
      Supplier<RunbookCatalog> catalog,
      Alerting alerting,
      LiveBlocks blocks,
      InstantSource clock,
      Answers answers) {
    this.answers = answers;
    this.catalog = catalog;
    this.alerting = alerting;
    this.blocks = blocks;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/runbooks").handler(answers.to("runbooks", (_, _) -> list()));
    router.get("/api/v1/runbooks/:id").handler(answers.to("runbook", this::page));
    router
        .get("/api/v1/runbooks/:id/blocks/:block")
        .handler(answers.to("runbook_block", this::block));
  }

  private Reply list() {
    return new Reply.JsonValue(
        new RunbookList(catalog.get().all().stream().map(RunbookSummary::of).toList()));
  }

  private Reply page(RoutingContext request, Parameters parameters) throws IOException {
    return inContext(
        request, parameters, (page, context) -> new Reply.JsonValue(RunbookView.of(page, context)));
  }

  private Reply block(RoutingContext request, Parameters parameters) throws IOException {
    String number = Parameters.path(request, "block");
    return inContext(request, parameters, (page, context) -> block(page, number, context));
  }

  /** Says something of a page. */
  @FunctionalInterface
  private interface PageResponder {
    Reply reply(Runbook page, BlockContext context) throws IOException;
  }

  /** What is told of a page and an incident; of the page alone where no incident is asked for. */
  private Reply inContext(RoutingContext request, Parameters parameters, PageResponder responder)
      throws IOException {
    String id = Parameters.path(request, "id");
    Optional<String> incidentId = parameters.text("incident");
    Optional<Runbook> page = catalog.get().find(id);
    if (page.isEmpty()) {
      return new Reply.Missing("there is no runbook " + id);
    }
    Optional<Incident> incident =
        incidentId.isPresent() ? alerting.find(incidentId.get()) : Optional.empty();
    if (incidentId.isPresent() && incident.isEmpty()) {
      return new Reply.Missing("there is no incident " + incidentId.get());
    }
    return responder.reply(
        page.get(), BlockContext.of(page.get().frontMatter(), incident, clock.instant()));
  }

  private Reply block(Runbook page, String number, BlockContext context) throws IOException {
    List<LiveBlock> all = page.liveBlocks();
    if (!number.matches("[0-9]{1,6}") || Integer.parseInt(number) >= all.size()) {
      return new Reply.Missing("runbook " + page.id() + " has no live block " + number);
    }
    int place = Integer.parseInt(number);
    return new Reply.JsonValue(blocks.run(place, all.get(place), context));
  }
}
