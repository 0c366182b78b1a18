package dev.headroom.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms in which others may repeat a secret they were sent. */
final class SecretForms {
  /** Shorter ones stand in ordinary text by chance. */
  private static final int LENGTH_MIN = 4;

  /** A segment of an address' path that is shorter than this is a word, not a token. */
  private static final int SEGMENT_LENGTH_MIN = 8;

  /** Characters of a form at the end of a text that make it the beginning of one that was cut. */
  private static final int CUT_LENGTH_MIN = 8;

  private final Set<String> forms = new LinkedHashSet<>();

  private SecretForms() {}

  /** The longest first, so that a form that holds another one goes as a whole. */
  static List<String> of(List<String> secrets) {
    SecretForms all = new SecretForms();
    for (String secret : secrets) {
      all.add(secret);
      all.addAddress(secret);
    }
    return all.forms.stream()
        .filter(form -> form.length() >= LENGTH_MIN)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /** Secrets alone: of an address what may be one, without the host and the names of services. */
  static List<String> tokens(List<String> secrets) {
    List<String> tokens = new ArrayList<>();
    for (String secret : secrets) {
      if (secret.contains("://")) {
        tokens.addAll(segments(secret));
      } else {
        tokens.add(secret);
      }
    }
    return tokens;
  }

  /** Finds a form, in capitals or small letters. */
  static Pattern pattern(String form) {
    return Pattern.compile(form, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** How many characters at the end of a text are the beginning of a form; 0 if they are none. */
  static int cutLength(String text, String form) {
    for (int length = Math.min(text.length(), form.length()); length >= CUT_LENGTH_MIN; length--) {
      if (text.regionMatches(true, text.length() - length, form, 0, length)) {
        return length;
      }
    }
    return 0;
  }

  private void add(String secret) {
    forms.add(secret);
    String encoded = URLEncoder.encode(secret, UTF_8);
    forms.add(encoded);
    forms.add(encoded.replace("+", "%20"));
    addDecoded(secret);
    forms.add(
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
    forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
    byte[] bytes = secret.getBytes(UTF_8);
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private void addDecoded(String secret) {
    try {
      forms.add(URLDecoder.decode(secret, UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      forms.add(secret);
    }
  }

  /** Receivers repeat the path they were asked for, without the host before it. */
  private void addAddress(String secret) {
    if (secret.contains("/")) {
      segments(secret).forEach(this::add);
    }
  }

  /** Parts of the path and the query of an address that may be a token. */
  private static List<String> segments(String address) {
    try {
      URI read = new URI(address);
      String path = read.getRawPath() == null ? "" : read.getRawPath();
      String query = read.getRawQuery() == null ? "" : read.getRawQuery();
      return Stream.of((path + "/" + query).split("[/&=]", -1))
          .filter(part -> part.length() >= SEGMENT_LENGTH_MIN)
          .toList();
    } catch (URISyntaxException noAddress) {
      return List.of(address);
    }
  }
}
