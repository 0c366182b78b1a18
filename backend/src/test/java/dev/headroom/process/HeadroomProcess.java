package dev.headroom.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packed jar in a process of its own, and a client for it. */
final class HeadroomProcess implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_MAX = Duration.ofMinutes(5);
  private static final Pattern URL = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/?");
  private static final String END = "\0end";

  private final Process process;
  private final Thread reader;
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private String url = "";

  private HeadroomProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts a command and returns at once. */
  static HeadroomProcess launch(String... arguments) throws IOException {
    return launchWith("-Xmx1g", arguments);
  }

  /** The same with another option for the heap. */
  static HeadroomProcess launchWith(String heap, String... arguments) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path jar = Path.of(System.getProperty("headroom.jar"));
    List<String> command =
        new ArrayList<>(List.of(java.toString(), heap, System.getProperty("headroom.jvm")));
    command.addAll(QuickStart.options(java, jar));
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(Arrays.asList(arguments));
    return run(home(), command);
  }

  /** The same by the script people use, in a folder of theirs. */
  static HeadroomProcess launchIn(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home().resolve("headroom").toString());
    command.addAll(Arrays.asList(arguments));
    return run(folder, command);
  }

  private static HeadroomProcess run(Path folder, List<String> command) throws IOException {
    return new HeadroomProcess(
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start());
  }

  private static Path home() {
    return Path.of(System.getProperty("headroom.home"));
  }

  /** Starts {@code serve} on a free port and waits until it says where it is. */
  static HeadroomProcess serve(Path data, String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
    arguments.addAll(List.of(more));
    HeadroomProcess started = launch(arguments.toArray(String[]::new));
    started.awaitUrl();
    return started;
  }

  void awaitUrl() throws InterruptedException {
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (url.isEmpty()) {
      String line = news.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (line == null || line.equals(END)) {
        process.destroyForcibly();
        throw new IllegalStateException("it did not start:\n" + text());
      }
      Matcher matcher = URL.matcher(line);
      if (matcher.find()) {
        url = matcher.group(1);
      }
    }
  }

  String url() {
    return url;
  }

  long pid() {
    return process.pid();
  }

  /** Everything it printed so far. */
  String text() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  /** Waits for the end, and for all that it printed, and gives the exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS) || !reader.join(Duration.ofSeconds(10))) {
      throw new IllegalStateException("it did not end:\n" + text());
    }
    return process.exitValue();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " says " + response.statusCode() + response.body());
    }
    return JSON.readTree(response.body());
  }

  /**
   * Waits until so many pages are written down as sent, so that a kill sends none of them again.
   */
  void awaitSent(int pages, Duration max) throws InterruptedException {
    await(pages + " pages sent", max, () -> sent() == pages);
  }

  private int sent() {
    try {
      return json("/api/v1/deliveries?status=sent").get("deliveries").size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String type, String body, String... headers)
      throws IOException, InterruptedException {
    return post(path, type, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
  }

  HttpResponse<String> put(String path, String type, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  /** The value of one of its own metrics; 0 if it is not there. */
  double metric(String nameAndLabels) throws IOException, InterruptedException {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(nameAndLabels + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(0);
  }

  /** Waits for something that must come true; fails with what the process said otherwise. */
  void await(String what, Duration max, BooleanSupplier happened) throws InterruptedException {
    long deadline = System.nanoTime() + max.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new AssertionError(what + " did not happen within " + max + ":\n" + text());
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    client.shutdownNow();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        news.add(line);
      }
    } catch (IOException killed) {
      output.add("(" + killed.getMessage() + ")");
    } finally {
      news.add(END);
    }
  }
}
