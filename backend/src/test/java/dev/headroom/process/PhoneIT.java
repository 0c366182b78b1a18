package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An incident taken from a phone, with nothing but HTML and a form. */
class PhoneIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir static Path folder;
  private static Pager pager;
  private static HeadroomProcess server;
  private static String page;

  @BeforeAll
  static void start() throws Exception {
    pager = new Pager();
    server =
        HeadroomProcess.serve(
            folder.resolve("data"),
            "--rules",
            PayFiles.rules(folder, pager.url(), SECRET, 1).toString(),
            "--runbooks",
            PayFiles.runbooks(folder, 1).toString());
    server.post(
        "/api/v1/changes",
        "application/json",
        "{\"kind\":\"deploy\",\"service\":\"pay-0\",\"summary\":\"<script>alert(1)</script>\"}");
    server.post("/api/v1/timings", "application/json", PayFiles.slowTimings("pay-0", 5));
    server.await("both pages", Duration.ofSeconds(20), () -> pager.received().size() == 2);
    page = "/p/" + server.json("/api/v1/incidents").get("incidents").get(0).get("id").asText();
  }

  @AfterAll
  static void stop() {
    server.close();
    pager.close();
  }

  @Test
  void it_is_read_and_taken_without_script() throws Exception {
    HttpResponse<String> open = server.get(page);
    assertThat(open.statusCode()).isEqualTo(200);
    assertThat(open.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(open.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'self'");
    assertThat(open.body())
        .contains("pay-0", "Acknowledge</button>", "Look.", "href=\"" + page + "\">Refresh</a>")
        .doesNotContain("<script", "http-equiv");
    assertThat(server.get("/p/phone.css").headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/css");

    HttpResponse<String> foreign =
        server.post(page + "/ack", FORM, "by=mallory", "Sec-Fetch-Site", "cross-site");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(
            server
                .post(page + "/ack", FORM, "by=mallory", "Origin", "https://elsewhere.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(server.get(page).body()).contains("Acknowledge</button>");

    HttpResponse<String> taken =
        server.post(page + "/ack", FORM, "by=%3Cb%3Eada", "Sec-Fetch-Site", "same-origin");
    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(taken.headers().firstValue("Location")).contains(page);
    assertThat(server.post(page + "/ack", FORM, "by=bob").statusCode()).isEqualTo(303);
    assertThat(server.get(page).body())
        .contains("Taken by &lt;b&gt;ada", "http-equiv=\"refresh\"")
        .doesNotContain("bob", "Acknowledge</button>");
  }

  @Test
  void an_incident_that_is_not_there_is_said_so_on_a_page() throws Exception {
    HttpResponse<String> missing = server.get("/p/inc-none");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("There is no incident inc-none");
    assertThat(server.post("/p/inc-none/ack", FORM, "").statusCode()).isEqualTo(404);
  }
}
