package dev.headroom.api;

import dev.headroom.model.Answer;
import java.util.function.Function;

/** What a resource has to say to one request. */
sealed interface Reply {
  /** 200 with this value as JSON. */
  record Found(Object body) implements Reply {}

  /** 404: there is no such thing. */
  record Missing(String what) implements Reply {}

  /** 429: too much is going on; the same request will do later. */
  record Busy(String what) implements Reply {}

  /** 400: it cannot be done, for this reason. */
  record Refused(String reason) implements Reply {}

  /** What became of a question, as a reply: its value is shown as {@code view} says. */
  static <T> Reply of(Answer<T> answer, Function<? super T, Object> view) {
    return switch (answer) {
      case Answer.Found<T> found -> new Found(view.apply(found.value()));
      case Answer.Refused<T> refused -> new Refused(refused.reason());
      case Answer.Busy<T> _ -> new Busy("too many questions at once");
    };
  }
}
