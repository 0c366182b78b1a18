package dev.headroom.oncall;

import dev.headroom.notify.send.AddressScope;
import dev.headroom.notify.send.Destinations;
import dev.headroom.routing.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Fetches a calendar, within bounds. Redirects are not followed, and addresses that nobody is told
 * at are not asked either.
 *
 * @param deadline from the first byte sent to the last one read
 */
record CalendarFetch(
    HttpClient client, ExecutorService threads, Destinations destinations, Duration deadline) {
  static final int BYTES_MAX = 1 << 20;
  private static final int OK = 200;

  static CalendarFetch on(ExecutorService threads, AddressScope addresses, Duration deadline) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(deadline)
            .executor(threads)
            .build();
    return new CalendarFetch(client, threads, Destinations.ofSystem(addresses), deadline);
  }

  /**
   * The text at an address, with whole lines. Blocks.
   *
   * @throws IOException with a reason that holds nothing of the address
   */
  String fetch(Secret address) throws IOException {
    URI uri = URI.create(address.reveal());
    AtomicReference<InputStream> body = new AtomicReference<>();
    CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> read(uri, body), threads);
    try {
      return text.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within %d s".formatted(deadline.toSeconds()), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof CalendarProblem ? e.getCause() : e;
      throw new IOException(address.redact(String.valueOf(cause.getMessage())), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      text.cancel(true);
      close(body.get());
    }
  }

  /** What is wrong, to be said as it is. */
  private static final class CalendarProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CalendarProblem(String message) {
      super(message);
    }
  }

  private String read(URI uri, AtomicReference<InputStream> body) {
    Optional<String> refusal = destinations.refusal(uri);
    if (refusal.isPresent()) {
      throw new CalendarProblem(refusal.get());
    }
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(deadline).GET().build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        body.set(in);
        if (response.statusCode() != OK) {
          throw new CalendarProblem("HTTP " + response.statusCode());
        }
        byte[] bytes = in.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
          throw new CalendarProblem("larger than %d bytes".formatted(BYTES_MAX));
        }
        return IcsText.decode(bytes);
      }
    } catch (IOException e) {
      throw new CalendarProblem("no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CalendarProblem("interrupted");
    }
  }

  private static void close(InputStream in) throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
