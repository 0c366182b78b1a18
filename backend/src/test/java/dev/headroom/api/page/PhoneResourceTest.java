package dev.headroom.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.api.http.AccessFilter;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Loopback;
import dev.headroom.api.http.RequestFrame;
import dev.headroom.api.incident.RelatedIncidents;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.change.ChangeConfig;
import dev.headroom.change.ChangeLog;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.notify.World;
import dev.headroom.oncall.OnCallStage;
import dev.headroom.query.SeriesQueries;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.SloConfig;
import io.prometheus.client.CollectorRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phone's page and the web UI over real HTTP. */
class PhoneResourceTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path folder;
  private OnCallStage calendars;
  private World world;
  private Loopback http;
  private String id;

  @BeforeEach
  void start() throws Exception {
    world = new World(folder);
    calendars = new OnCallStage(folder.resolve("on-call"), world.clock);
    Evaluator evaluator =
        new Evaluator(new Objectives(SloConfig.defaults(), new CollectorRegistry()), () -> 0);
    CollectorRegistry registry = new CollectorRegistry();
    Answers answers =
        new Answers(
            Loopback.JSON,
            Runnable::run,
            world.clock,
            registry,
            Loopback.PROBLEMS_ALONE,
            AccessFilter.OPEN);
    ChangeLog changes = new ChangeLog(ChangeConfig.defaults(), new CollectorRegistry());
    Pages.PageSources sources =
        new Pages.PageSources(
            world.alerting,
            calendars.onCall,
            new RelatedIncidents(world.alerting, world.correlation),
            evaluator,
            UnaryOperator.identity(),
            new SeriesQueries(new Head(HeadConfig.defaults(), new CollectorRegistry())),
            new ScriptedLogs(),
            changes,
            world.replies,
            () -> RunbookCatalog.EMPTY);
    http =
        new Loopback(router -> {
          RequestFrame frame = new RequestFrame(answers, Seed.fixed(1));
          frame.mountFirst(router, Duration.ofSeconds(20), path -> false);
          Pages.resources(sources, Runnable::run, world.clock, answers, registry)
              .forEach(each -> each.mount(router));
          Pages.webUi().mount(router);
          frame.mountLast(router);
        });
    Incident incident = world.fires(World.LATENCY, EvaluationFixture.PAGE_1H);
    id = incident.id();
  }

  @AfterEach
  void stop() {
    http.close();
    calendars.close();
    world.close();
  }

  /** A form as a browser sends it. */
  private HttpResponse<String> acknowledge(String header, String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/p/" + id + "/ack"))
            .header("Content-Type", FORM)
            .header(header, value)
            .POST(BodyPublishers.ofString("by=ada"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @Test
  void an_incident_is_a_page_with_a_form_that_takes_it() throws Exception {
    HttpResponse<String> page = http.get("/p/" + id);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body()).contains("action=\"/p/" + id + "/ack\"");
    HttpResponse<String> taken = http.send("POST", "/p/" + id + "/ack", FORM, "by=ada");
    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(taken.headers().firstValue("Location")).contains("/p/" + id);
    assertThat(http.get("/p/" + id).body()).contains("Taken by ada").doesNotContain("<form");
  }

  @Test
  void an_incident_of_which_nobody_is_told_says_so() throws Exception {
    assertThat(http.get("/p/" + id).body()).doesNotContain("Nobody is told");
    world.silences.make(
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("service", Operator.NOT_EQUAL, "none")),
            "dana",
            "deploy <1.4>",
            Optional.empty(),
            world.clock.instant().plusSeconds(600),
            false));
    world.alerting.followMuting();
    assertThat(http.get("/p/" + id).body())
        .contains("Nobody is told: silenced by dana until 03:17:00 UTC (deploy &lt;1.4&gt;");
  }

  @Test
  void an_incident_that_does_not_exist_is_a_page_that_says_so() throws Exception {
    HttpResponse<String> page = http.get("/p/inc-9");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("There is no incident inc-9");
    assertThat(http.send("POST", "/p/inc-9/ack", FORM, "by=ada").statusCode()).isEqualTo(404);
  }

  @Test
  void a_form_from_another_site_takes_nothing() throws Exception {
    assertThat(acknowledge("Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(acknowledge("Origin", "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(acknowledge("Origin", "not a url").statusCode()).isEqualTo(403);
    assertThat(http.get("/p/" + id).body()).contains("<form");
    assertThat(acknowledge("Origin", "http://127.0.0.1:" + http.port()).statusCode())
        .isEqualTo(303);
  }

  @Test
  void bounds_are_told_with_their_values() throws Exception {
    String long_ = "by=" + "x".repeat(201);
    HttpResponse<String> refused = http.send("POST", "/p/" + id + "/ack", FORM, long_);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("a name has 1 to 200 characters");
    String large = "by=" + "x".repeat(4 * 1024);
    assertThat(Loopback.detail(http.send("POST", "/p/" + id + "/ack", FORM, large), 413))
        .isEqualTo("the body is larger than 4096 bytes (limit phoneFormBytesMax)");
  }

  @Test
  void the_style_is_served_and_any_other_page_is_the_web_ui_s() throws Exception {
    HttpResponse<String> style = http.get("/p/phone.css");
    assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    assertThat(style.body()).contains(".severity");
    HttpResponse<String> ui = http.get("/incidents");
    assertThat(ui.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(Loopback.detail(http.get("/assets/none-1234.js"), 404))
        .isEqualTo("there is nothing at /assets/none-1234.js");
  }
}
