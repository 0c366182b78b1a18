package dev.headroom.api.page;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.IncidentAnswer;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.incident.RelatedIncidents;
import dev.headroom.api.view.ChangeView;
import dev.headroom.change.ChangeLog;
import dev.headroom.oncall.OnCall;
import dev.headroom.runbook.Runbook;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page a pager links to for a phone: an incident as plain HTML, and a form that takes it. A
 * form is sent without asking first, so one that comes from another site is refused by what the
 * browser says about its origin.
 */
final class PhoneResource implements Resource {
  private static final int FORM_BYTES_MAX = 4 * 1024;

  /** Each may take as long as a block may. */
  private static final int BLOCKS_MAX = 2;

  private static final String HTML = "text/html; charset=utf-8";

  private final Alerting alerting;
  private final OnCall onCall;
  private final RelatedIncidents related;
  private final Evaluator evaluator;
  private final ChangeLog changes;
  private final Supplier<RunbookCatalog> runbooks;
  private final LiveBlocks blocks;
  private final InstantSource clock;
  private final Answers answers;
  private final Handler<RoutingContext> form;
  private final Buffer style = style();

  PhoneResource(Pages.PageSources from, LiveBlocks blocks, InstantSource clock, Answers answers) {
    this.alerting = from.alerting();
    this.onCall = from.onCall();
    this.related = from.related();
    this.evaluator = from.evaluator();
    this.changes = from.changes();
    this.runbooks = from.runbooks();
    this.blocks = blocks;
    this.clock = clock;
    this.answers = answers;
    this.form = answers.body("phoneFormBytesMax", FORM_BYTES_MAX);
  }

  @Override
  public void mount(Router router) {
    router.get(PhonePage.STYLE).handler(answers.direct("phone_style", this::style));
    router
        .get("/p/:id")
        .handler(answers.toWatch("phone", (request, _) -> page(Parameters.path(request, "id"))));
    router
        .post("/p/:id/ack")
        .handler(this::collect)
        .handler(answers.toWatch("phone_ack", (request, _) -> acknowledge(request)));
  }

  private void style(RoutingContext request) {
    request
        .response()
        .putHeader("Content-Type", "text/css; charset=utf-8")
        .putHeader("Cache-Control", "no-cache")
        .end(style);
  }

  private Reply page(String id) throws IOException {
    Optional<Incident> incident = alerting.find(id);
    if (incident.isEmpty()) {
      return missing(id);
    }
    Incident found = incident.get();
    Optional<Runbook> runbook = runbooks.get().find(found.runbook());
    return new Reply.HtmlPage(
        200,
        new PhonePage(
                found,
                budget(found),
                ChangeView.around(found, changes, clock.instant()),
                related.of(found),
                runbook,
                runbook.isPresent() ? lines(runbook.get(), found) : List.of(),
                alerting.escalation(found).next(),
                onCall.words(found.labels()),
                clock.instant())
            .html());
  }

  private List<BlockLines> lines(Runbook page, Incident incident) throws IOException {
    BlockContext context =
        BlockContext.of(page.frontMatter(), Optional.of(incident), clock.instant());
    List<BlockLines> lines = new ArrayList<>();
    for (int place : page.firstStep().liveBlocks().stream().limit(BLOCKS_MAX).toList()) {
      lines.add(new BlockLines(blocks.run(place, page.liveBlocks().get(place), context)));
    }
    return lines;
  }

  private Optional<BudgetStatus> budget(Incident incident) {
    return incident.hasBudget() ? Optional.of(burning(incident)) : Optional.empty();
  }

  private BudgetStatus burning(Incident incident) {
    Optional<Evaluation> now =
        incident.resolution().isPresent()
            ? Optional.empty()
            : evaluator.evaluate(incident.subject(), clock.instant());
    return now.map(evaluation -> BudgetStatus.of(evaluation, incident.figures().burnWindow()))
        .orElseGet(() -> BudgetStatus.of(incident.figures()));
  }

  private Reply acknowledge(RoutingContext request) throws IOException {
    String id = Parameters.path(request, "id");
    String by = request.request().getFormAttribute("by");
    String who = by == null || by.isBlank() ? TimelineEntry.UNNAMED : by;
    return switch (alerting.acknowledge(id, who)) {
      case IncidentAnswer.Done _, IncidentAnswer.Already _ -> new Reply.SeeOther("/p/" + id);
      case IncidentAnswer.NoSuchIncident _ -> missing(id);
      case IncidentAnswer.OutOfLimits refused ->
          new Reply.HtmlPage(400, PhonePage.refused(refused.reason()));
    };
  }

  private static Reply missing(String id) {
    return new Reply.HtmlPage(404, PhonePage.missing(id));
  }

  /** Reads the form, if it is one of ours. */
  private void collect(RoutingContext context) {
    if (isSameSite(context.request())) {
      form.handle(context);
      return;
    }
    context
        .response()
        .setStatusCode(403)
        .putHeader("Content-Type", HTML)
        .putHeader("Cache-Control", "no-store")
        .end(PhonePage.refused("The form was sent from another site."));
  }

  /** Browsers send one of the two headers with every form; programs that send none may. */
  private static boolean isSameSite(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null || sameHost(origin, request.getHeader("Host"));
  }

  private static boolean sameHost(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Buffer style() {
    try (InputStream in = PhoneResource.class.getResourceAsStream("/phone.css")) {
      if (in == null) {
        throw new IllegalStateException("the jar has no phone.css");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read phone.css from the jar", e);
    }
  }
}
