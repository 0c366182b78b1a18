package dev.headroom.notify.email;

import dev.headroom.notify.email.Smarthost.MailLogin;
import dev.headroom.notify.email.Smarthost.MailTls;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import dev.headroom.template.Template;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/** People who are told by e-mail. */
public final class EmailType implements ReceiverType<Email> {
  private static final int IMPLICIT_TLS_PORT = 465;
  private static final int PORT_MAX = 65_535;

  /** Of a plain text or HTML in the file, in characters. */
  private static final int BODY_LENGTH_MAX = 100_000;

  private static final int ADDRESSES_LENGTH_MAX = 10_000;
  private static final Pattern SMARTHOST =
      Pattern.compile("(\\[[0-9a-fA-F:]+]|[^:\\s]+):(\\d{1,5})");
  private static final Pattern HELLO = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d+){3}|\\[::1]):\\d+");

  /** A name as RFC 5322 (section 3.6.8) has it. */
  private static final Pattern HEADER = Pattern.compile("[\\x21-\\x39\\x3b-\\x7e]+");

  /** Those that every message has, in small letters. */
  private static final Set<String> OURS =
      Set.of(
          "auto-submitted",
          "bcc",
          "cc",
          "date",
          "from",
          "in-reply-to",
          "message-id",
          "mime-version",
          "references",
          "sender",
          "subject",
          "to");

  private static final String AUTH_PASSWORD = "auth_password";
  private static final String AUTH_PASSWORD_FILE = "auth_password_file";
  private static final Set<String> KNOWN =
      Set.of(
          "to",
          "from",
          "smarthost",
          "auth_username",
          AUTH_PASSWORD,
          AUTH_PASSWORD_FILE,
          "require_tls",
          "force_implicit_tls",
          "headers",
          "html",
          "text",
          "send_resolved",
          "hello");

  private static final Set<String> NOT_YET =
      Set.of("auth_identity", "auth_secret", "auth_secret_file", "threading", "tls_config");

  private final Supplier<SSLSocketFactory> tls;

  /** Trusts whom the Java runtime trusts. */
  public EmailType() {
    this(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * @param tls asked once somebody is told by e-mail: it reads the certificates of the system
   */
  EmailType(Supplier<SSLSocketFactory> tls) {
    this.tls = tls;
  }

  @Override
  public String key() {
    return "email_configs";
  }

  @Override
  public Class<Email> integration() {
    return Email.class;
  }

  @Override
  public Map<String, String> inherits() {
    return Map.of(
        "from",
        "smtp_from",
        "smarthost",
        "smtp_smarthost",
        "hello",
        "smtp_hello",
        "auth_username",
        "smtp_auth_username",
        AUTH_PASSWORD,
        "smtp_auth_password",
        AUTH_PASSWORD_FILE,
        "smtp_auth_password_file",
        "require_tls",
        "smtp_require_tls",
        "force_implicit_tls",
        "smtp_force_implicit_tls");
  }

  @Override
  public Optional<Email> read(IntegrationEntry entry) {
    entry.check(KNOWN, NOT_YET);
    List<String> to = addresses(entry, "to");
    List<String> from = addresses(entry, "from");
    Optional<Smarthost> smarthost = smarthost(entry);
    MailLook look = look(entry);
    // As with Alertmanager the end is not told unless the file says so.
    boolean sendResolved = entry.yesOrNo("send_resolved", false);
    if (from.size() > 1) {
      entry.problem("from", "from is one address");
    }
    if (to.isEmpty() || from.size() != 1 || smarthost.isEmpty()) {
      return Optional.empty();
    }
    String id = entry.id(Email.KIND, Email.addressOf(smarthost.get(), from.getFirst(), to));
    return Optional.of(new Email(id, smarthost.get(), from.getFirst(), to, look, sendResolved));
  }

  private static List<String> addresses(IntegrationEntry entry, String key) {
    String text = entry.requireText(key, ADDRESSES_LENGTH_MAX);
    try {
      List<String> addresses =
          Stream.of(InternetAddress.parse(text, true)).map(InternetAddress::getAddress).toList();
      if (entry.has(key)
          && (addresses.isEmpty() || !addresses.stream().allMatch(EmailType::isFull))) {
        entry.problem(key, "expected addresses like ada@example.org, separated by commas");
        return List.of();
      }
      return addresses;
    } catch (AddressException e) {
      entry.problem(key, "expected addresses like ada@example.org, separated by commas");
      return List.of();
    }
  }

  private static boolean isFull(String address) {
    return address.matches("[\\x21-\\x7e]+@[A-Za-z0-9.\\[\\]:-]+");
  }

  private static Optional<Smarthost> smarthost(IntegrationEntry entry) {
    String text = entry.requireText("smarthost");
    Matcher parts = SMARTHOST.matcher(text);
    int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    String hello = entry.has("hello") ? entry.text("hello") : "localhost";
    if (!HELLO.matcher(hello).matches()) {
      entry.problem("hello", "hello is a host's name");
    }
    boolean isRequired = entry.yesOrNo("require_tls", true);
    boolean isImplicit = entry.yesOrNo("force_implicit_tls", port == IMPLICIT_TLS_PORT);
    Optional<MailLogin> login = login(entry);
    if (port < 1 || port > PORT_MAX) {
      if (entry.has("smarthost")) {
        entry.problem("smarthost", "expected host:port");
      }
      return Optional.empty();
    }
    MailTls tls = isRequired ? MailTls.REQUIRED : MailTls.OFFERED;
    if (login.isPresent() && !isRequired && !isImplicit && !LOOPBACK.matcher(text).matches()) {
      entry.problem("require_tls", "a password is sent encrypted alone: require_tls must be true");
      return Optional.empty();
    }
    return Optional.of(
        new Smarthost(parts.group(1), port, hello, isImplicit ? MailTls.IMPLICIT : tls, login));
  }

  private static Optional<MailLogin> login(IntegrationEntry entry) {
    if (Stream.of("auth_username", AUTH_PASSWORD, AUTH_PASSWORD_FILE).noneMatch(entry::has)) {
      return Optional.empty();
    }
    String username = entry.requireText("auth_username");
    return entry
        .secretOrFile(AUTH_PASSWORD, text -> new Secret(text, List.of(text)))
        .map(password -> MailLogin.of(username, password));
  }

  private static MailLook look(IntegrationEntry entry) {
    Map<String, Template> headers = new TreeMap<>();
    Template subject = Template.NONE;
    for (Map.Entry<String, Template> each : entry.templates("headers").entrySet()) {
      if (each.getKey().equalsIgnoreCase("subject")) {
        subject = each.getValue();
      } else {
        headers.put(each.getKey(), each.getValue());
        check(entry, each.getKey(), each.getValue());
      }
    }
    return new MailLook(
        headers,
        subject,
        entry.template("text", BODY_LENGTH_MAX),
        entry.template("html", BODY_LENGTH_MAX));
  }

  private static void check(IntegrationEntry entry, String name, Template value) {
    String small = name.toLowerCase(Locale.ROOT);
    if (OURS.contains(small) || small.startsWith("content-")) {
      entry.problem("headers", "not supported yet: header " + name);
    } else if (!HEADER.matcher(name).matches()
        || (value.isPlain() && !value.source().matches("[\\x20-\\x7e]*"))) {
      entry.problem("headers", "a header is one line of ASCII: " + name.replaceAll("\\s", " "));
    }
  }

  @Override
  public Sender sender(Email email, SenderContext context) {
    return new EmailSender(email, context, tls.get());
  }
}
