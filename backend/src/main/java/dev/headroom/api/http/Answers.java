package dev.headroom.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The one boundary between resources and HTTP: runs questions off the event loop, a bounded number
 * at once, writes replies, and everything that goes wrong as problem details (RFC 9457).
 */
public final class Answers {
  /** Questions that are answered at once. */
  public static final int QUESTIONS_MAX = QuestionPool.QUESTIONS_MAX;

  /** Where a request carries the mark that its path must not be written down. */
  static final String HIDDEN_PATH = "hiddenPath";

  /** Where a request carries the name of the route that took it. */
  static final String ROUTE = "route";

  private final InstantSource clock;
  private final ProblemWriter problems;
  private final ReplyWriter writer;
  private final QuestionPool admission;
  private final LimitedBodies bodies;
  private final AccessFilter access;

  /** Replies to one request; may wait for disk and locks. */
  @FunctionalInterface
  public interface Responder {
    Reply reply(RoutingContext request, Parameters parameters) throws IOException;
  }

  /**
   * @param threads where questions are answered; may be unbounded, the number of questions is not
   * @param errors how errors are written where problem details are not expected
   * @param access who is let in
   */
  public Answers(
      ObjectMapper json,
      Executor threads,
      InstantSource clock,
      CollectorRegistry registry,
      ErrorFormat errors,
      AccessFilter access) {
    this.clock = clock;
    this.problems = new ProblemWriter(json, errors);
    this.writer = new ReplyWriter(json, problems);
    this.admission = new QuestionPool(threads, problems, registry);
    this.bodies = new LimitedBodies(registry);
    this.access = access;
  }

  /** A handler that replies on a thread. */
  public Handler<RoutingContext> to(String route, Responder responder) {
    return entrance(route, admission.onThread(route, false, request -> reply(responder, request)));
  }

  /** The same for those who watch over incidents and readiness: places are reserved for them. */
  public Handler<RoutingContext> toWatch(String route, Responder responder) {
    return entrance(route, admission.onThread(route, true, request -> reply(responder, request)));
  }

  /** A handler that answers on the event loop, itself and at once. */
  public Handler<RoutingContext> direct(String route, Handler<RoutingContext> handler) {
    return entrance(route, handler);
  }

  /**
   * Every route of every resource passes here with its name. A request that is not let in takes no
   * place among the questions and no resource hears of it. Bodies are read before, up to their
   * limits.
   */
  private Handler<RoutingContext> entrance(String route, Handler<RoutingContext> inside) {
    return request -> {
      request.put(ROUTE, route);
      access
          .refusal(route, request)
          .ifPresentOrElse(why -> problem(request, 403, why), () -> inside.handle(request));
    };
  }

  /** To be asked before any other handler of a route with a secret in its path: no log has it. */
  public static void hidePath(RoutingContext request) {
    request.put(HIDDEN_PATH, true);
    request.next();
  }

  /**
   * A handler that has a body read before the next handler, forms included.
   *
   * @param limit the name that a larger body is told
   */
  public Handler<RoutingContext> body(String limit, int bytesMax) {
    return bodies.upTo(limit, bytesMax);
  }

  /** Answers a request with a problem, unless it has an answer; on its event loop. */
  public void problem(RoutingContext request, int status, String detail) {
    problems.write(request, status, detail);
  }

  ProblemWriter problems() {
    return problems;
  }

  private Handler<RoutingContext> reply(Responder responder, RoutingContext request) {
    try {
      return writer.writing(responder.reply(request, new Parameters(request, clock)));
    } catch (BadParameter e) {
      return to -> problems.write(to, 400, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return problems.unavailable(request, e);
    } catch (RuntimeException e) {
      return problems.failed(request, e);
    }
  }

  /** How errors are written at paths whose clients expect something else than problem details. */
  public interface ErrorFormat {
    /** Whether a path is one of those, whatever there is at it. */
    boolean isUsedAt(String path);

    /**
     * @param path where it went wrong
     * @param status of HTTP
     * @param detail what went wrong
     * @return what is written as JSON
     */
    Object body(String path, int status, String detail);

    /** What is said where there is nothing. */
    default String nothingAt(String path) {
      return "there is nothing at " + path;
    }

    /**
     * What is said of a method that is not done.
     *
     * @param allowed those that are
     */
    default String notDone(String path, String method, List<String> allowed) {
      return method + " is not done at " + path;
    }
  }
}
