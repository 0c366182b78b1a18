package dev.headroom.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Alertmanager 0.25 answers to good and bad requests, as it did ({@code
 * alertmanager/answers.txt}): a line is {@code METHOD target [type] body => status answer}.
 */
public final class AlertmanagerAnswers {
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (\\S+) \\[(.*?)\\] (.*) => (\\d+) ?(.*)");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
  private static final Pattern WHY = Pattern.compile("failed, because .*", Pattern.DOTALL);

  private AlertmanagerAnswers() {}

  /** A request and what it is answered. */
  public record Exchange(
      String method, String target, String type, String body, int status, String answer) {
    /** The same around a moment. */
    Exchange at(Instant now) {
      Instant second = now.truncatedTo(ChronoUnit.SECONDS);
      String timed =
          body.replace("\"PAST\"", text(second.minus(Duration.ofHours(2))))
              .replace("\"START\"", text(second.minus(Duration.ofHours(1))))
              .replace("\"END\"", text(second.plus(Duration.ofHours(1))))
              .replace("\"LATER\"", text(second.plus(Duration.ofHours(2))));
      return new Exchange(method, target, type, timed, status, answer);
    }

    private static String text(Instant time) {
      return "\"" + time + "\"";
    }
  }

  /** Asks somebody. */
  public interface Peer {
    HttpResponse<String> ask(Exchange exchange) throws IOException, InterruptedException;
  }

  /** All of them in turn; those that are answered otherwise. */
  public static List<String> differences(Instant now, Peer peer) throws Exception {
    List<String> different = new ArrayList<>();
    for (Exchange each : all()) {
      HttpResponse<String> answer = peer.ask(each.at(now));
      String theirs = answer.statusCode() + " " + shape(each, answer);
      if (!theirs.equals(each.status() + " " + each.answer())) {
        different.add(each + " was answered " + theirs);
      }
    }
    return different;
  }

  /** Ids differ from one time to the next, and every parser has its own words. */
  private static String shape(Exchange asked, HttpResponse<String> answer) {
    if (answer.statusCode() == 200 && asked.method().equals("GET")) {
      return "…";
    }
    String text = ID.matcher(answer.body().strip()).replaceAll("ID");
    return WHY.matcher(text)
        .replaceAll("failed, because …\"}")
        .replace("[POST,GET]", "[GET,POST]")
        .replace("[GET,DELETE]", "[DELETE,GET]");
  }

  private static List<Exchange> all() {
    try (InputStream file =
        AlertmanagerAnswers.class.getResourceAsStream("/alertmanager/answers.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(AlertmanagerAnswers::exchange).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Exchange exchange(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      throw new AssertionError("no exchange: " + line);
    }
    MatchResult parts = found.toMatchResult();
    return new Exchange(
        parts.group(1),
        parts.group(2),
        parts.group(3),
        parts.group(4),
        Integer.parseInt(parts.group(5)),
        parts.group(6));
  }
}
