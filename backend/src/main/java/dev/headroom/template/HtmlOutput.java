package dev.headroom.template;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.GoFormat;
import dev.headroom.template.value.TemplateWork;
import java.util.Locale;
import java.util.Set;

/**
 * HTML in which data cannot become markup: it is escaped for the place where it stands, and left
 * out where nothing safe can be said of it (scripts, styles, names of tags and attributes).
 */
final class HtmlOutput extends TemplateOutput {
  /** What stands for data that may not stand there. */
  private static final String UNSAFE = "ZgotmplZ";

  private static final Set<String> ADDRESSES =
      Set.of("action", "background", "cite", "data", "formaction", "href", "poster", "src");

  private static final Set<String> RAW = Set.of("script", "style");

  private enum Context {
    TEXT,
    TAG_NAME,
    TAG,
    ATTRIBUTE_NAME,
    BEFORE_VALUE,
    VALUE,
    COMMENT,
    RAW
  }

  private Context context = Context.TEXT;
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder address = new StringBuilder();
  private String tag = "";
  private String attribute = "";

  /** Of the value that stands open: a quote, or a space where it has none. */
  private char quote = ' ';

  HtmlOutput(TemplateWork work) {
    super(work);
  }

  @Override
  void plain(String written) {
    for (int i = 0; i < written.length(); i++) {
      read(written, i);
    }
    add(written);
  }

  private void read(String written, int at) {
    char each = written.charAt(at);
    switch (context) {
      case TEXT -> text(written, at);
      case TAG_NAME -> tagName(each);
      case TAG, ATTRIBUTE_NAME -> inTag(each);
      case BEFORE_VALUE -> beforeValue(each);
      case VALUE -> value(each);
      case COMMENT -> ends(written, at, "-->");
      case RAW -> ends(written, at, "</" + tag);
    }
  }

  private void text(String written, int at) {
    if (written.startsWith("<!--", at)) {
      context = Context.COMMENT;
    } else if (written.charAt(at) == '<') {
      context = Context.TAG_NAME;
      name.setLength(0);
    }
  }

  private void ends(String written, int at, String end) {
    if (written.regionMatches(true, at, end, 0, end.length())) {
      context = end.equals("-->") ? Context.TEXT : Context.TAG_NAME;
      name.setLength(0);
      tag = "";
    }
  }

  private void tagName(char each) {
    if (each == '>') {
      closed();
    } else if (Character.isWhitespace(each)) {
      tag = name.toString().toLowerCase(Locale.ROOT);
      context = Context.TAG;
    } else {
      name.append(each);
      tag = name.toString().toLowerCase(Locale.ROOT);
    }
  }

  private void closed() {
    context = RAW.contains(tag) ? Context.RAW : Context.TEXT;
  }

  private void inTag(char each) {
    if (each == '>') {
      closed();
    } else if (each == '=') {
      attribute = name.toString().toLowerCase(Locale.ROOT);
      context = Context.BEFORE_VALUE;
      address.setLength(0);
    } else if (Character.isWhitespace(each) || each == '/') {
      context = Context.TAG;
    } else {
      if (context == Context.TAG) {
        name.setLength(0);
      }
      name.append(each);
      context = Context.ATTRIBUTE_NAME;
    }
  }

  private void beforeValue(char each) {
    if (each == '>') {
      closed();
    } else if (!Character.isWhitespace(each)) {
      quote = each == '"' || each == '\'' ? each : ' ';
      context = Context.VALUE;
      if (quote == ' ') {
        address.append(each);
      }
    }
  }

  private void value(char each) {
    if (quote == ' ' && each == '>') {
      closed();
    } else if (each == quote || (quote == ' ' && Character.isWhitespace(each))) {
      context = Context.TAG;
    } else {
      address.append(each);
    }
  }

  @Override
  void value(Datum value) {
    String shown = GoFormat.text(value);
    switch (context) {
      case TEXT ->
          add(value instanceof Datum.TextValue text && text.isSafe() ? shown : escaped(shown));
      case BEFORE_VALUE -> {
        context = Context.VALUE;
        quote = ' ';
        attributeValue(shown);
      }
      case VALUE -> attributeValue(shown);
      case COMMENT -> {
        // Nobody reads it, and it could end the comment.
      }
      case TAG_NAME, TAG, ATTRIBUTE_NAME, RAW -> add(UNSAFE);
    }
  }

  private void attributeValue(String shown) {
    if (ADDRESSES.contains(attribute)) {
      String safe = HtmlAddress.safe(shown, address.toString());
      address.append(safe);
      add(quoted(safe));
    } else if (attribute.equals("style") || attribute.startsWith("on")) {
      add(UNSAFE);
    } else {
      add(quoted(shown));
    }
  }

  private String quoted(String shown) {
    String escaped = escaped(shown);
    if (quote != ' ') {
      return escaped;
    }
    StringBuilder text = new StringBuilder();
    escaped
        .chars()
        .forEach(each -> {
          if (" \t\r\n\f=`".indexOf(each) >= 0) {
            text.append("&#").append(each).append(';');
          } else {
            text.append((char) each);
          }
        });
    return text.toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("+", "&#43;")
        .replace("\0", "\ufffd");
  }
}
