package dev.headroom.notify.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A server of RFC 5321 that says no where it is told to: a step of the conversation is answered
 * otherwise, breaks off or hangs. It offers STARTTLS if it is given keys.
 */
final class FakeSmtp implements AutoCloseable {
  /** Ends the connection instead of an answer. */
  static final String DROP = "drop";

  /** Answers nothing, ever. */
  static final String HANG = "hang";

  private final ServerSocket server;
  private final @Nullable SSLContext keys;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> messages = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();

  FakeSmtp() throws IOException {
    this(null);
  }

  FakeSmtp(@Nullable SSLContext keys) throws IOException {
    this.keys = keys;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /**
   * @param step a command, with the beginning of what follows it; {@code GREETING}, or {@code BODY}
   *     for the end of the data
   */
  synchronized FakeSmtp answer(String step, String reply) {
    answers.put(step, reply);
    return this;
  }

  synchronized void answersAsUsual() {
    answers.clear();
  }

  synchronized List<String> messages() {
    return List.copyOf(messages);
  }

  synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Conversation(socket, false).run("GREETING", "220 fake ESMTP");
    } catch (IOException | InterruptedException gone) {
      // The client, or the test, is over.
    }
  }

  private synchronized String answer(String line, String usual, boolean told) {
    if (told) {
      commands.add(line);
    }
    return answers.entrySet().stream()
        .filter(each ->
            line.toUpperCase(Locale.ROOT).startsWith(each.getKey().toUpperCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(usual);
  }

  private final class Conversation {
    private final Socket socket;
    private final boolean encrypted;
    private final BufferedReader in;

    Conversation(Socket socket, boolean encrypted) throws IOException {
      this.socket = socket;
      this.encrypted = encrypted;
      this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    void run(String step, String usual) throws IOException, InterruptedException {
      if (!step.isEmpty() && !say(answer(step, usual, false))) {
        return;
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String reply = answer(line, usual(line), true);
        if (!say(reply) || line.startsWith("QUIT")) {
          return;
        }
        if (line.startsWith("DATA") && reply.startsWith("354") && !data()) {
          return;
        }
        if (line.startsWith("STARTTLS") && reply.startsWith("220")) {
          encrypt();
          return;
        }
      }
    }

    private String usual(String line) {
      return switch (line.split(" ")[0].toUpperCase(Locale.ROOT)) {
        case "EHLO" ->
            keys == null || encrypted
                ? "250-fake\r\n250 AUTH PLAIN"
                : "250-fake\r\n250-AUTH PLAIN\r\n250 STARTTLS";
        case "STARTTLS" -> "220 go on";
        case "AUTH" -> "235 welcome";
        case "DATA" -> "354 go on";
        case "QUIT" -> "221 bye";
        case "MAIL", "RCPT", "RSET", "NOOP" -> "250 fine";
        default -> "500 what?";
      };
    }

    private boolean data() throws IOException, InterruptedException {
      StringBuilder message = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
        message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      }
      synchronized (FakeSmtp.this) {
        messages.add(message.toString());
      }
      return say(answer("BODY", "250 taken", false));
    }

    private void encrypt() throws IOException, InterruptedException {
      SSLSocket tls =
          (SSLSocket)
              Objects.requireNonNull(keys)
                  .getSocketFactory()
                  .createSocket(
                      socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
      tls.setUseClientMode(false);
      new Conversation(tls, true).run("", "");
    }

    private boolean say(String reply) throws IOException, InterruptedException {
      if (reply.equals(HANG)) {
        over.await();
      }
      if (reply.equals(DROP) || reply.equals(HANG)) {
        return false;
      }
      socket.getOutputStream().write((reply + "\r\n").getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    server.close();
    threads.shutdownNow();
  }
}
