package dev.headroom.api.http;

import dev.headroom.model.Answer;
import dev.headroom.model.Problem;
import java.util.List;
import java.util.function.Function;

/** What a resource has to say to one request. */
public sealed interface Reply {
  /** 200 with this value as JSON. */
  record JsonValue(Object body) implements Reply {}

  /** Text of any type. */
  record PlainText(int status, String type, String body) implements Reply {
    public PlainText(int status, String body) {
      this(status, "text/plain; charset=utf-8", body);
    }
  }

  /** A page for people. */
  record HtmlPage(int status, String html) implements Reply {}

  /** 303: what there is to see now is elsewhere. */
  record SeeOther(String location) implements Reply {}

  /** 400: it cannot be done, for this reason. */
  record BadRequest(String reason) implements Reply {}

  /** 401: it does not prove who sends it. */
  record Unauthorized(String reason) implements Reply {}

  /** 404: there is no such thing. */
  record Missing(String what) implements Reply {}

  /** 409: something else stands in the way; nothing was changed. */
  record Conflict(String reason) implements Reply {}

  /** 422: what it refers to has problems; nothing was changed. */
  record Unprocessable(String detail, List<Problem> problems) implements Reply {}

  /** 429: too much is going on; the same request will do later. */
  record TooManyRequests(String what) implements Reply {}

  /** 503: it cannot be done, for now. */
  record ServiceUnavailable(String reason) implements Reply {}

  /** What became of a question, as a reply: its value is shown as {@code view} says. */
  static <T> Reply of(Answer<T> answer, Function<? super T, Object> view) {
    return switch (answer) {
      case Answer.Found<T> found -> new JsonValue(view.apply(found.value()));
      case Answer.Refused<T> refused -> new BadRequest(refused.reason());
      case Answer.Busy<T> _ -> new TooManyRequests("too many questions at once");
    };
  }
}
