package dev.headroom.api.alertmanager;

import dev.headroom.api.http.Reply;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a whole post is refused, as Alertmanager says it.
 *
 * @param code Alertmanager's own: that of HTTP, 601 for a value of the wrong form, 602 for one that
 *     is missing, 612 for too few; 0 where it says none
 */
record RefusedPost(int status, int code, String message) {
  private static final String TYPE = "application/json";

  /** It cannot be read. */
  static RefusedPost unreadable(String what, String why) {
    return new RefusedPost(
        400, 400, "parsing %s body from \"\" failed, because %s".formatted(what, why));
  }

  /** A text and no code. */
  static RefusedPost said(String text) {
    return new RefusedPost(400, 0, text);
  }

  static RefusedPost missing(String what) {
    return new RefusedPost(422, 602, what + " in body is required");
  }

  static RefusedPost tooFew(String what) {
    return new RefusedPost(422, 612, what + " in body should have at least 1 items");
  }

  static RefusedPost noId(String value) {
    return new RefusedPost(
        422, 601, "silenceID in path must be of type uuid: \"%s\"".formatted(value));
  }

  static RefusedPost malformed(String what, String form, String value) {
    return new RefusedPost(
        422, 601, "%s in body must be of type %s: \"%s\"".formatted(what, form, value));
  }

  /** Bodies are JSON; empty if this one says that it is. */
  static Optional<RefusedPost> mediaType(@Nullable String header) {
    String written = header == null ? "" : header.split(";", 2)[0].strip();
    String type = written.isEmpty() ? "application/octet-stream" : written;
    return type.toLowerCase(Locale.ROOT).equals(TYPE)
        ? Optional.empty()
        : Optional.of(
            new RefusedPost(
                415,
                415,
                "unsupported media type \"%s\", only [%s] are allowed".formatted(type, TYPE)));
  }

  Reply reply(JsonTexts json) {
    return json.reply(status, code == 0 ? message : new AlertmanagerErrors.Coded(code, message));
  }
}
