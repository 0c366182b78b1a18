package dev.headroom.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pager over real HTTP. */
class PagerTest {
  private static final Instant NOW = Instant.parse("2026-11-03T10:00:07Z");
  private static final String FIRING =
      """
      {"version":"4","status":"firing","alerts":[{"status":"firing",
       "labels":{"alertname":"ErrorBudgetBurn","severity":"ticket"},
       "annotations":{"summary":"checkout: 41% of events break <b>it</b>",
         "runbook_url":"http://127.0.0.1:8080/runbooks/checkout-latency"},
       "generatorURL":"http://127.0.0.1:8080/i/x1"}]}
      """;
  private static final String OPENED =
      """
      {"type":"incident.opened","timestamp":"2026-11-03T10:00:06Z","data":{
       "incident":{"id":"x1","severity":"page","summary":"feature-store fails"},
       "incidentUrl":"http://127.0.0.1:8080/i/x1",
       "runbookUrl":"http://127.0.0.1:8080/runbooks/feature-store-availability"}}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Pager pager;

  PagerTest() throws IOException {
    pager =
        Pager.start(
            0, "0123456789abcdef0123456789abcdef".getBytes(UTF_8), InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    pager.close();
    client.shutdownNow();
  }

  @Test
  void showsWhatAlertmanagersWebhookSays() throws Exception {
    assertThat(post("hook/v4", FIRING).statusCode()).isEqualTo(200);

    JsonNode page = pages().path(0);
    assertThat(page.path("receivedAt").asText()).isEqualTo("2026-11-03T10:00:07Z");
    assertThat(page.path("hook").asText()).isEqualTo("v4");
    assertThat(page.path("signature").asText()).isEqualTo("none");
    assertThat(page.path("status").asText()).isEqualTo("firing");
    assertThat(page.path("incidentUrl").asText()).isEqualTo("http://127.0.0.1:8080/i/x1");
    assertThat(page.path("runbookUrl").asText()).endsWith("/runbooks/checkout-latency");
    assertThat(html())
        .contains("<time>10:00:07</time>")
        .contains("<span class=\"status ticket\"><span aria-hidden=\"true\">▲</span> firing</span>")
        .contains("checkout: 41% of events break &lt;b&gt;it&lt;/b&gt;")
        .contains("href=\"http://127.0.0.1:8080/runbooks/checkout-latency\"");
  }

  @Test
  void signedWebhookIsCheckedAndShown() throws Exception {
    assertThat(signed("d-1", OPENED, OPENED).statusCode()).isEqualTo(200);

    JsonNode page = pages().path(0);
    assertThat(page.path("signature").asText()).isEqualTo("good");
    assertThat(page.path("status").asText()).isEqualTo("incident.opened");
    assertThat(page.path("severity").asText()).isEqualTo("page");
    assertThat(html())
        .contains(
            "<span class=\"status page\"><span aria-hidden=\"true\">◆</span> incident.opened");
    assertThat(page.path("summary").asText()).isEqualTo("feature-store fails");
    assertThat(page.path("id").asText()).isEqualTo("d-1");
    assertThat(html()).contains("signature good");
  }

  @Test
  void changedBodyIsRefusedAndShownAsSuchWithoutItsLinks() throws Exception {
    HttpResponse<String> answer = signed("d-1", OPENED, OPENED.replace("fails", "is fine"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(pages().path(0).path("signature").asText()).isEqualTo("wrong");
    assertThat(pages().path(0).path("incidentUrl").asText()).isEmpty();
    assertThat(html()).contains("<span class=\"bad\">signature wrong</span>");
  }

  @Test
  void unsignedPostToTheSignedHookIsRefused() throws Exception {
    assertThat(post("hook/signed", OPENED).statusCode()).isEqualTo(401);
    assertThat(pages().path(0).path("signature").asText()).isEqualTo("missing");
  }

  @Test
  void retriedDeliveryIsShownOnceWithItsCount() throws Exception {
    signed("d-1", OPENED, OPENED);
    signed("d-2", OPENED, OPENED);
    signed("d-1", OPENED, OPENED);

    assertThat(pages()).hasSize(2);
    assertThat(pages().path(1).path("id").asText()).isEqualTo("d-1");
    assertThat(pages().path(1).path("times").asInt()).isEqualTo(2);
    assertThat(html()).contains("came 2 times");
  }

  @Test
  void forgedDeliveryDoesNotHideBehindAGoodOne() throws Exception {
    signed("d-1", OPENED, OPENED + " ");
    signed("d-1", OPENED, OPENED);

    assertThat(pages()).hasSize(2);
    assertThat(pages().path(0).path("signature").asText()).isEqualTo("good");
  }

  @Test
  void newestComesFirstAndOnlySoManyAreKept() throws Exception {
    for (int i = 0; i < 205; i++) {
      post("hook/v4", FIRING.replace("41%", i + "%"));
    }
    assertThat(pages()).hasSize(200);
    assertThat(pages().path(0).path("summary").asText()).contains("204%");
  }

  @Test
  void whatIsNoWebhookIsRefusedButShown() throws Exception {
    assertThat(post("hook/v4", "good morning").statusCode()).isEqualTo(400);
    assertThat(post("hook/v4", "[]").statusCode()).isEqualTo(400);
    assertThat(html()).contains("not understood");
  }

  @Test
  void linksToOtherSchemesAreLeftOut() throws Exception {
    post("hook/v4", FIRING.replace("http://127.0.0.1:8080/i/x1", "javascript:alert(1)"));
    assertThat(pages().path(0).path("incidentUrl").asText()).isEmpty();
    assertThat(html()).doesNotContain("javascript:");
  }

  @Test
  void boundsAndMethodsAndPathsAreKept() throws Exception {
    assertThat(post("hook/v4", "x".repeat(256 * 1024 + 1)).statusCode()).isEqualTo(413);
    assertThat(get("hook/v4").statusCode()).isEqualTo(405);
    assertThat(get("hook/v4").headers().firstValue("Allow")).contains("POST");
    assertThat(post("", "x").statusCode()).isEqualTo(405);
    assertThat(get("favicon.ico").statusCode()).isEqualTo(404);
    assertThat(pages()).isEmpty();
  }

  @Test
  void pageAllowsNothingFromElsewhere() throws Exception {
    HttpResponse<String> page = get("");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .contains("script-src 'sha256-");
    assertThat(page.body()).contains("Nobody was paged yet").doesNotContain("http://", "https://");
  }

  private HttpResponse<String> signed(String id, String signedBody, String sentBody)
      throws Exception {
    String signature = new Webhook(pager.secret()).sign(id, NOW.getEpochSecond(), signedBody);
    return client.send(
        HttpRequest.newBuilder(pager.url().resolve("hook/signed"))
            .header("webhook-id", id)
            .header("webhook-timestamp", String.valueOf(NOW.getEpochSecond()))
            .header("webhook-signature", signature)
            .POST(BodyPublishers.ofString(sentBody))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(pager.url().resolve(path))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(pager.url().resolve(path)).build(), BodyHandlers.ofString());
  }

  private String html() throws IOException, InterruptedException {
    return get("").body();
  }

  private JsonNode pages() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get("pages.json").body()).path("pages");
  }
}
