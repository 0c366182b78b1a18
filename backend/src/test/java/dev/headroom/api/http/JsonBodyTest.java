package dev.headroom.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Seed;
import io.prometheus.client.CollectorRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies over real HTTP: what is wrong with them is said in our own words. */
class JsonBodyTest {
  private Loopback http;

  @BeforeEach
  void start() throws Exception {
    Answers answers =
        new Answers(
            Loopback.JSON,
            Runnable::run,
            InstantSource.system(),
            new CollectorRegistry(),
            Loopback.PROBLEMS_ALONE,
            AccessFilter.OPEN);
    JsonBody json = new JsonBody(answers);
    http =
        new Loopback(router -> {
          new RequestFrame(answers, Seed.fixed(1))
              .mountFirst(router, Duration.ofSeconds(20), path -> false);
          router
              .post("/echo")
              .handler(json::collect)
              .handler(
                  answers.to(
                      "echo",
                      (request, _) -> new Reply.JsonValue(json.of(request, List.of("a", "b")))));
        });
  }

  @AfterEach
  void stop() {
    http.close();
  }

  private String refusal(String body) throws Exception {
    HttpResponse<String> refused = http.send("POST", "/echo", body);
    assertThat(refused.body()).doesNotContain("Feature", "Stream", "jackson", "`", "Spill");
    return Loopback.detail(refused, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\": [1, {\"x\": null}], \"b\": \"ü\"}", "{\"a\": -1.5e3}"})
  void a_sound_body_is_read_as_it_is(String body) throws Exception {
    JsonNode read = Loopback.ok(http.send("POST", "/echo", body));
    assertThat(read).isEqualTo(Loopback.JSON.readTree(body));
  }

  @Test
  void no_body_is_an_empty_object() throws Exception {
    assertThat(Loopback.ok(http.send("POST", "/echo", "")).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a": NaN}           | body: is no JSON at line 1 column 10
          {"a": 1,}            | body: is no JSON at line 1 column 9
          {"a"                 | body: is no JSON at line 1 column 5
          {a: 1}               | body: is no JSON at line 1 column 2
          {"a": 1, "a": 2}     | body: has the key 'a' twice at line 1 column 10
          {"a": 1} {}          | body: has more after its end at line 1 column 10
          [1]                  | body: must be a JSON object
          7                    | body: must be a JSON object
          {"c": 1}             | c: unknown key; known are a, b
          """)
  void what_is_wrong_is_said_with_its_place(String body, String detail) throws Exception {
    assertThat(refusal(body)).isEqualTo(detail);
  }

  @Test
  void each_bound_is_named_with_its_value() throws Exception {
    assertThat(refusal("{\"a\": " + "[".repeat(32) + "]".repeat(32) + "}"))
        .startsWith("body: is nested deeper than 32 levels (limit jsonDepthMax) at line 1");
    Loopback.ok(http.send("POST", "/echo", "{\"a\": " + "[".repeat(31) + "]".repeat(31) + "}"));
    assertThat(refusal("{\"a\": " + "7".repeat(401) + "}"))
        .startsWith("body: has a number of more than 400 characters (limit numberLengthMax)");
    Loopback.ok(http.send("POST", "/echo", "{\"a\": " + "7".repeat(400) + "}"));
    String large = "{\"a\": \"" + "x".repeat(JsonBody.BYTES_MAX) + "\"}";
    assertThat(Loopback.detail(http.send("POST", "/echo", large), 413))
        .isEqualTo("the body is larger than 65536 bytes (limit jsonBodyBytesMax)");
  }

  @Test
  void keys_that_collide_in_a_table_of_names_are_no_reason_to_refuse() throws Exception {
    StringBuilder keys = new StringBuilder("{\"a\": {");
    for (int i = 0; i < 1_500; i++) {
      keys.append(i == 0 ? "" : ",").append('"').append(colliding(i)).append("\":1");
    }
    assertThat(Loopback.ok(http.send("POST", "/echo", keys.append("}}").toString())).get("a"))
        .hasSize(1_500);
  }

  /** The same {@code hashCode} whatever the number: "Aa" and "BB" have the same. */
  private static String colliding(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 12; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
  void another_type_is_refused(String type) throws Exception {
    assertThat(Loopback.detail(http.send("POST", "/echo", type, "{}"), 415))
        .isEqualTo("the body must be application/json");
  }
}
