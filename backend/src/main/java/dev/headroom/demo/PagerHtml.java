package dev.headroom.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The pager's own page: what was delivered, newest first. */
final class PagerHtml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final String SCRIPT =
      """
      setInterval(async () => {
        if (document.hidden) return;
        try {
          const next = await (await fetch('/')).text();
          const main = new DOMParser().parseFromString(next, 'text/html').querySelector('main');
          const now = document.querySelector('main');
          if (main.innerHTML !== now.innerHTML) now.replaceWith(main);
          document.body.classList.remove('lost');
        } catch {
          document.body.classList.add('lost');
        }
      }, 1000);
      """;

  /** Allows nothing but what is in the page itself. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
          + ScriptHash.of(SCRIPT)
          + "'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --bg: #f6f7f5; --surface: #fff; --line: #d5d9d2;
        --text: #171b18; --second: #4a524c; --accent: #0a5fa8; --ok: #00735c;
        --critical: #a61b0b; --on-critical: #fff; --warn: #f2b01e; --on-warn: #1b1400; }
      @media (prefers-color-scheme: dark) { :root { --bg: #0e1211; --surface: #151a19;
        --line: #2a3332; --text: #e9eeeb; --second: #b2bcb8; --accent: #6db7f2; --ok: #4fd6be;
        --critical: #e0523a; --on-critical: #140604; --warn: #f5c542; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 960px; padding: 24px 16px; background: var(--bg);
        color: var(--text); font: 15px/22px "IBM Plex Sans", system-ui, sans-serif; }
      header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; margin-bottom: 16px; }
      h1 { margin: 0; font-size: 24px; line-height: 28px; font-weight: 600; letter-spacing: -0.01em; }
      .second, time { color: var(--second); font-variant-numeric: tabular-nums; }
      ol { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
      li { display: grid; grid-template-columns: 80px 1fr; gap: 4px 16px; padding: 12px 8px;
        border-bottom: 1px solid var(--line); background: var(--surface); }
      li > div { min-width: 0; overflow-wrap: anywhere; }
      .status { display: inline-block; padding: 0 8px; border-radius: 3px; font-weight: 600;
        border: 1px solid var(--line); }
      .status.page { background: var(--critical); color: var(--on-critical);
        border-color: var(--critical); }
      .status.ticket { background: var(--warn); color: var(--on-warn); border-color: var(--warn); }
      .status.over { color: var(--ok); }
      .bad { color: var(--critical); font-weight: 600; }
      a { color: var(--accent); margin-right: 16px; text-decoration-thickness: 1px;
        text-underline-offset: 3px; }
      .lost main { opacity: .5; }
      .lost header::after { content: "pager does not answer, showing older pages";
        color: var(--critical); }
      """;

  private PagerHtml() {}

  static String of(List<Page> pages) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>Demo pager</title><style>")
        .append(STYLE)
        .append("</style><noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript></head>")
        .append("<body><header><h1>Demo pager</h1>")
        .append("<span class=\"second\">what was delivered here, newest first, times in UTC</span>")
        .append("</header><main>");
    if (pages.isEmpty()) {
      html.append("<p>Nobody was paged yet. Switch a fault on and wait half a minute.</p>");
    } else {
      html.append("<ol>");
      pages.forEach(page -> row(html, page));
      html.append("</ol>");
    }
    return html.append("</main><script>")
        .append(SCRIPT)
        .append("</script></body></html>")
        .toString();
  }

  private static void row(StringBuilder html, Page page) {
    html.append("<li><time>")
        .append(time(page.receivedAt()))
        .append("</time><div><div>")
        .append("<span class=\"status ")
        .append(tone(page))
        .append("\">")
        .append(mark(tone(page)))
        .append(escaped(page.status().isEmpty() ? "not understood" : page.status()))
        .append("</span> <span class=\"second\">")
        .append(format(page))
        .append("</span>");
    if (page.times() > 1) {
      html.append("<span class=\"second\">, came ").append(page.times()).append(" times</span>");
    }
    html.append("</div><div>").append(escaped(page.summary())).append("</div><div>");
    link(html, page.incidentUrl(), "Incident");
    link(html, page.runbookUrl(), "Runbook");
    html.append("</div></div></li>");
  }

  private static String tone(Page page) {
    if (!page.signature().accepted()) {
      return "";
    }
    return switch (page.status()) {
      case "firing",
          "incident.opened",
          "incident.reopened",
          "incident.unacknowledged",
          "incident.repeated",
          "incident.updated" ->
          page.severity().equals("ticket") ? "ticket" : "page";
      case "resolved", "incident.resolved" -> "over";
      default -> "";
    };
  }

  /** The web UI's shapes: a diamond, a triangle, a ring. */
  private static String mark(String tone) {
    return switch (tone) {
      case "page" -> "<span aria-hidden=\"true\">◆</span> ";
      case "ticket" -> "<span aria-hidden=\"true\">▲</span> ";
      case "over" -> "<span aria-hidden=\"true\">○</span> ";
      default -> "";
    };
  }

  private static String format(Page page) {
    String signature =
        page.signature().accepted()
            ? "signature " + page.signature().words()
            : "<span class=\"bad\">signature " + page.signature().words() + "</span>";
    return switch (page.hook()) {
      case V4 -> "webhook v4, not signed";
      case SIGNED -> "signed webhook, " + signature;
    };
  }

  private static void link(StringBuilder html, String url, String words) {
    if (!url.isEmpty()) {
      html.append("<a href=\"")
          .append(escaped(url))
          .append("\" rel=\"noopener noreferrer\">")
          .append(words)
          .append("</a>");
    }
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
