package dev.headroom.api.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.DeliveryView;
import dev.headroom.drill.TestPages;
import dev.headroom.drill.TestPages.TestPageAnswer;
import dev.headroom.drill.TestPages.TestPageRequest;
import dev.headroom.notify.Outbox;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Receiver;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Test pages: who can be told one, and telling it. */
final class TestPageResource implements Resource {
  private static final String PATH = "/api/v1/pages/test";
  private static final List<String> KEYS = List.of("labels", "receiver", "by");

  private final TestPages pages;
  private final Alerting alerting;
  private final Outbox outbox;
  private final JsonBody json;
  private final Answers answers;

  /**
   * @param kinds of its integrations; none where nobody is told
   */
  private record TestReceiverView(String name, List<String> kinds) {
    static TestReceiverView of(Receiver receiver) {
      return new TestReceiverView(
          receiver.name(),
          receiver.integrations().stream().map(Integration::kind).distinct().toList());
    }
  }

  private record TestReceiverList(
      List<TestReceiverView> receivers, long endsAfterSeconds, int perMinuteMax) {}

  /**
   * @param receivers those that routing names, held back or not
   * @param notTold why somebody is not told, one sentence each
   */
  private record TestPageView(
      String incident,
      Instant startedAt,
      Instant endsBy,
      Map<String, String> labels,
      List<TestReceiverView> receivers,
      List<String> notTold,
      List<DeliveryView> deliveries) {}

  TestPageResource(
      TestPages pages, Alerting alerting, Outbox outbox, JsonBody json, Answers answers) {
    this.pages = pages;
    this.alerting = alerting;
    this.outbox = outbox;
    this.json = json;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.get(PATH).handler(answers.toWatch("test_page_receivers", (_, _) -> receivers()));
    router
        .post(PATH)
        .handler(json::collect)
        .handler(answers.toWatch("test_page", (r, _) -> send(json.of(r, KEYS))));
  }

  private Reply receivers() {
    return new Reply.JsonValue(
        new TestReceiverList(
            alerting.routing().receivers().stream().map(TestReceiverView::of).toList(),
            TestPages.LASTS_MAX.toSeconds(),
            TestPages.PER_MINUTE_MAX));
  }

  private Reply send(JsonNode body) throws IOException {
    Optional<String> receiver =
        body.has("receiver") ? Optional.of(JsonBody.text(body, "receiver", "")) : Optional.empty();
    TestPageRequest request =
        new TestPageRequest(receiver, labels(body.path("labels")), JsonBody.text(body, "by", ""));
    return switch (pages.send(request)) {
      case TestPageAnswer.ToldTestPage told -> answer(told);
      case TestPageAnswer.RefusedTestPage(var field, var reason) ->
          throw Parameters.bad(field, reason);
      case TestPageAnswer.UnwrittenTestPage(var incident) ->
          new Reply.ServiceUnavailable(
              "the test page %s is sent, but could not be written down".formatted(incident.id()));
      case TestPageAnswer.TooManyTestPages _ ->
          new Reply.TooManyRequests(
              "there are %d test pages a minute at most".formatted(TestPages.PER_MINUTE_MAX));
    };
  }

  private static Map<String, String> labels(JsonNode written) {
    Map<String, String> labels = new HashMap<>();
    if (!written.isMissingNode() && !written.isObject()) {
      throw Parameters.bad("labels", "must be an object of texts");
    }
    written
        .properties()
        .forEach(each -> {
          if (!each.getValue().isTextual()) {
            throw Parameters.bad("labels", "the value of %s must be text".formatted(each.getKey()));
          }
          labels.put(each.getKey(), each.getValue().asText());
        });
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  private Reply answer(TestPageAnswer.ToldTestPage told) throws IOException {
    Incident incident = told.incident();
    return new Reply.JsonValue(
        new TestPageView(
            incident.id(),
            incident.startedAt(),
            TestPages.endsBy(incident.startedAt()),
            incident.labels(),
            told.receivers().stream().map(TestReceiverView::of).toList(),
            notTold(incident),
            outbox.deliveries(incident.id()).stream().map(DeliveryView::of).toList()));
  }

  private List<String> notTold(Incident incident) throws IOException {
    List<String> sentences = new ArrayList<>();
    alerting.timeline(incident.id()).stream()
        .filter(entry -> entry.kind() == EntryKind.MUTED)
        .map(TimelineEntry::description)
        .forEach(sentences::add);
    incident
        .muted()
        .map(muted -> "Nobody is told: " + muted.reason().clause(incident.startedAt()) + ".")
        .ifPresent(sentences::add);
    return sentences;
  }
}
