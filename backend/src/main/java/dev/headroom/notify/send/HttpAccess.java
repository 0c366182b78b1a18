package dev.headroom.notify.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.model.text.HttpAddress;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a receiver is reached over HTTP, where its address is not enough: {@code http_config} of an
 * entry, or of {@code global}.
 *
 * @param authorization value of the header of that name, where the kind has none of its own
 * @param proxy through which requests go
 */
public record HttpAccess(Optional<Secret> authorization, Optional<URI> proxy) {
  /** The key of an entry and of {@code global}. */
  public static final String KEY = "http_config";

  /** Straight to the address, with nothing to show. */
  public static final HttpAccess PLAIN = new HttpAccess(Optional.empty(), Optional.empty());

  private static final String BASIC = "basic_auth";
  private static final String AUTHORIZATION = "authorization";
  private static final String BEARER = "bearer_token";
  private static final Set<String> KNOWN =
      Set.of(BASIC, AUTHORIZATION, BEARER, BEARER + "_file", "proxy_url", "follow_redirects");
  private static final Set<String> NOT_YET =
      Set.of(
          "enable_http2",
          "http_headers",
          "no_proxy",
          "oauth2",
          "proxy_connect_header",
          "proxy_from_environment",
          "tls_config");

  /** What an entry says of it; problems where it is wrong. */
  public static HttpAccess read(IntegrationEntry entry) {
    return entry.section(KEY).map(HttpAccess::section).orElse(PLAIN);
  }

  private static HttpAccess section(IntegrationEntry section) {
    section.check(KNOWN, NOT_YET);
    if (section.yesOrNo("follow_redirects", false)) {
      section.warn("follow_redirects", "redirects are not followed here");
    }
    List<String> ways =
        List.of(BASIC, AUTHORIZATION, BEARER, BEARER + "_file").stream()
            .filter(section::has)
            .toList();
    if (ways.size() > 1) {
      section.problem(ways.getLast(), "only one of " + String.join(", ", ways));
    }
    return new HttpAccess(
        ways.isEmpty() ? Optional.empty() : authorization(section, ways.getFirst()),
        section.value("proxy_url", HttpAccess::proxy));
  }

  private static Optional<Secret> authorization(IntegrationEntry section, String way) {
    return switch (way) {
      case BASIC -> section.section(BASIC).flatMap(HttpAccess::basic);
      case AUTHORIZATION -> section.section(AUTHORIZATION).flatMap(HttpAccess::credentials);
      default -> section.secretOrFile(BEARER, text -> header("Bearer", text));
    };
  }

  private static Optional<Secret> basic(IntegrationEntry basic) {
    basic.check(Set.of("username", "password", "password_file"), Set.of("username_file"));
    String username = basic.requireText("username");
    if (username.contains(":")) {
      basic.problem("username", "a user's name has no colon");
    }
    return basic.secretOrFile(
        "password",
        password -> {
          byte[] both = (username + ":" + password).getBytes(UTF_8);
          String encoded = Base64.getEncoder().encodeToString(both);
          return new Secret("Basic " + encoded, List.of(password, encoded));
        });
  }

  private static Optional<Secret> credentials(IntegrationEntry authorization) {
    authorization.check(Set.of("type", "credentials", "credentials_file"), Set.of());
    String said = authorization.text("type").strip();
    String type = said.isEmpty() ? "Bearer" : said;
    if (type.toLowerCase(Locale.ROOT).equals("basic") || !type.matches("[!-~]+")) {
      authorization.problem("type", "type is one word, and not Basic: that is basic_auth");
    }
    return authorization.secretOrFile("credentials", text -> header(type, text));
  }

  private static Secret header(String type, String credentials) {
    return new Secret(type + " " + visible(credentials), List.of(credentials));
  }

  /** A key or token as a header takes it. */
  public static Secret token(String text) {
    return new Secret(visible(text), List.of(text));
  }

  private static String visible(String text) {
    if (!text.matches("[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException("a token is visible ASCII without spaces");
    }
    return text;
  }

  private static URI proxy(String text) {
    return HttpAddress.parse(text)
        .filter(each -> each.getScheme().equalsIgnoreCase("http"))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "proxy_url must be http, with a host and no user or password"));
  }

  /** A text without anything secret of it. */
  String redact(String text) {
    return authorization.map(each -> each.redact(text)).orElse(text);
  }
}
