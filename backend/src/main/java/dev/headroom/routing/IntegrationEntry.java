package dev.headroom.routing;

import dev.headroom.model.text.HttpAddress;
import dev.headroom.model.text.TextDigest;
import dev.headroom.routing.template.TemplateText;
import dev.headroom.template.Template;
import dev.headroom.template.Templates;
import dev.headroom.yaml.YamlNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An entry of a receiver in {@code routing.yaml}, from which an integration is read. */
public final class IntegrationEntry {
  private static final int FINGERPRINT_BYTES = 6;
  private static final int TEXT_LENGTH_MAX = 1_024;
  private static final String NOT_HERE =
      "a secret does not belong in this file: write ${env:NAME} or ${file:path}";
  private static final String FILE = "_file";

  private final YamlNode node;
  private final Map<String, YamlNode> inherited;
  private final String receiver;
  private final List<Integration> before;
  private final Secrets secrets;
  private final Templates templates;
  private final RoutingWarnings warnings;

  /**
   * @param inherited what the file says for all entries of the kind, by the entry's own keys
   * @param before integrations of the same receiver, from entries before this one
   */
  IntegrationEntry(
      YamlNode node,
      Map<String, YamlNode> inherited,
      String receiver,
      List<Integration> before,
      Secrets secrets,
      Templates templates,
      RoutingWarnings warnings) {
    this.node = node;
    this.inherited = Map.copyOf(inherited);
    this.receiver = receiver;
    this.before = List.copyOf(before);
    this.secrets = secrets;
    this.templates = templates;
    this.warnings = warnings;
  }

  /**
   * Says of every key that is not known, and warns of every one that has no effect.
   *
   * @param noEffect keys that Alertmanager knows
   */
  public void check(Set<String> known, Set<String> noEffect) {
    warnings.check(node, known, noEffect);
  }

  /**
   * The value of a key, or what the file says for all; a key and the one with {@code _file} at its
   * end are one, so that an entry that has either inherits neither.
   */
  private Optional<YamlNode> find(String key) {
    Optional<YamlNode> own = node.find(key);
    boolean isElsewhere = node.find(other(key)).isPresent();
    return own.isPresent() || isElsewhere ? own : Optional.ofNullable(inherited.get(key));
  }

  private static String other(String key) {
    return key.endsWith(FILE) ? key.substring(0, key.length() - FILE.length()) : key + FILE;
  }

  private Optional<YamlNode> require(String key) {
    Optional<YamlNode> found = find(key);
    return found.isPresent() ? found : node.require(key);
  }

  /** True or false; the other value where the key is missing. */
  public boolean yesOrNo(String key, boolean otherwise) {
    return find(key).map(RoutingKeys::yesOrNo).orElse(otherwise);
  }

  /** Says so if a key is there and its value is no whole number of 0 or more. */
  public void checkWholeNumber(String key) {
    find(key).ifPresent(RoutingKeys::wholeNumber);
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** Says what is wrong with the value of a key, or with the entry if the key is missing. */
  public void problem(String key, String message) {
    find(key).orElse(node).problem(message);
  }

  /** Warns of the value of a key that is right for Alertmanager and not for us. */
  public void warn(String key, String message) {
    find(key).ifPresent(value -> warnings.warn(value, message));
  }

  /**
   * An address that is a secret, which the file must name and not hold, unless it leads to this
   * very machine, or in the file whose path is at the key with {@code _file} at its end; empty,
   * with a problem, if there is no good one.
   */
  public Optional<Secret> secretAddress(String key) {
    if (isInFile(key)) {
      return find(key + FILE).flatMap(path -> address(key, path, secrets.file(path)));
    }
    Optional<Secret> address = address(key);
    boolean isNamed = find(key).map(each -> Secrets.hasReference(each.text())).orElse(false);
    if (address.isPresent()
        && !isNamed
        && !HttpAddress.isLoopback(URI.create(address.get().reveal()))) {
      problem(key, NOT_HERE);
      return Optional.empty();
    }
    return address;
  }

  /**
   * The address at {@code url}, with its secrets, or in the file at {@code url_file}; empty, with a
   * problem, if there is no good one.
   */
  public Optional<Secret> url() {
    return isInFile("url")
        ? find("url" + FILE).flatMap(path -> address("url", path, secrets.file(path)))
        : address("url");
  }

  /**
   * The same where a service has an address that everybody uses.
   *
   * @param otherwise that one, which is no secret, where the key is missing
   */
  public Optional<Secret> url(String otherwise) {
    return has("url") ? address("url") : Optional.of(new Secret(otherwise));
  }

  /** The address at a key, with its secrets; empty, with a problem, if there is no good one. */
  public Optional<Secret> address(String key) {
    return require(key).flatMap(url -> address(key, url, secrets.resolve(url)));
  }

  private static Optional<Secret> address(String key, YamlNode url, Optional<Secret> text) {
    Optional<Secret> address = text.map(Secret::asAddress);
    if (address.isPresent() && HttpAddress.parse(address.get().reveal()).isEmpty()) {
      url.problem(
          key
              + " must be http or https, with a host, no port but 1 to 65535 and no user or"
              + " password");
      return Optional.empty();
    }
    return address;
  }

  /**
   * A secret, which the file must name and not hold; empty, with a problem, if it does not or it
   * cannot be used.
   *
   * @param parse checks what it will be used for (a header takes visible ASCII alone) and throws
   *     IllegalArgumentException with a message that does not repeat the secret
   */
  public <T> Optional<T> secret(String key, Function<String, T> parse) {
    return require(key).flatMap(value -> secret(value, parse));
  }

  /**
   * The same, or what the file holds whose path is at the key with {@code _file} at its end;
   * exactly one of the two must be there.
   */
  public <T> Optional<T> secretOrFile(String key, Function<String, T> parse) {
    if (!isInFile(key)) {
      return secret(key, parse);
    }
    return find(key + FILE)
        .flatMap(path -> secrets.file(path).flatMap(secret -> parsed(path, secret, parse)));
  }

  /** A value that may name a secret, but need not; empty, with a problem, if it cannot be used. */
  public <T> Optional<T> resolved(String key, Function<String, T> parse) {
    return require(key)
        .flatMap(value -> secrets.resolve(value).flatMap(text -> parsed(value, text, parse)));
  }

  /** Whether a file holds it; a problem where it stands here as well. */
  private boolean isInFile(String key) {
    Optional<YamlNode> path = find(key + FILE);
    if (path.isPresent() && find(key).isPresent()) {
      path.get().problem("there is " + key + " already: only one of them");
      return false;
    }
    return path.isPresent();
  }

  private static <T> Optional<T> parsed(YamlNode value, Secret secret, Function<String, T> parse) {
    return Optional.ofNullable(value.parse(all -> parse.apply(secret.reveal())));
  }

  private <T> Optional<T> secret(YamlNode value, Function<String, T> parse) {
    if (!Secrets.isReference(value.text())) {
      value.problem(NOT_HERE);
      return Optional.empty();
    }
    return secrets.resolve(value).flatMap(secret -> parsed(value, secret, parse));
  }

  /** A plain text of 1,024 characters at most; empty where the key is missing. */
  public String text(String key) {
    return text(key, TEXT_LENGTH_MAX);
  }

  /**
   * A plain text; empty where the key is missing.
   *
   * @param lengthMax in characters
   */
  public String text(String key, int lengthMax) {
    return value(key, text -> plain(text, lengthMax)).orElse("");
  }

  /** A plain text of 1,024 characters at most; a problem if it is missing. */
  public String requireText(String key) {
    return requireText(key, TEXT_LENGTH_MAX);
  }

  /**
   * A plain text; a problem if it is missing.
   *
   * @param lengthMax in characters
   */
  public String requireText(String key, int lengthMax) {
    return require(key).isPresent() ? text(key, lengthMax) : "";
  }

  /**
   * A value as it is understood; empty where the key is missing, or, with a problem, wrong.
   *
   * @param parse throws IllegalArgumentException with a message for the person who wrote the file
   */
  public <T> Optional<T> value(String key, Function<String, T> parse) {
    return find(key).flatMap(value -> Optional.ofNullable(value.parse(parse)));
  }

  /** A text that may be filled in; empty where the key is missing. */
  public Template template(String key) {
    return template(key, TEXT_LENGTH_MAX);
  }

  /** The same; a plain one has so many characters at most. */
  public Template template(String key, int lengthMax) {
    return find(key)
        .map(value -> TemplateText.read(value, templates, lengthMax))
        .orElse(Template.NONE);
  }

  /** Such texts by their names; none where the key is missing. */
  public Map<String, Template> templates(String key) {
    Map<String, Template> texts = new LinkedHashMap<>();
    find(key)
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach(
            (name, value) -> texts.put(name, TemplateText.read(value, templates, TEXT_LENGTH_MAX)));
    return texts;
  }

  /** The entries of a list below this one; none where the key is missing. */
  public List<IntegrationEntry> entries(String key) {
    return find(key).map(YamlNode::items).orElse(List.of()).stream().map(this::below).toList();
  }

  /** The same, but for what the file says for all. */
  public IntegrationEntry own() {
    return below(node);
  }

  /** What stands below a key; empty where it is missing. */
  public Optional<IntegrationEntry> section(String key) {
    return find(key).map(this::below);
  }

  private IntegrationEntry below(YamlNode item) {
    return new IntegrationEntry(item, Map.of(), receiver, before, secrets, templates, warnings);
  }

  private static String plain(String text, int lengthMax) {
    if (text.contains("{{")) {
      throw new IllegalArgumentException("not supported yet: templates");
    }
    if (text.contains("${")) {
      throw new IllegalArgumentException("secrets are for addresses and keys alone");
    }
    if (text.length() > lengthMax) {
      throw new IllegalArgumentException("longer than %d characters".formatted(lengthMax));
    }
    return text;
  }

  /**
   * The id of the integration of this entry ({@link Integration#id}).
   *
   * @param address as {@link Integration#address} says it
   */
  public String id(String kind, Secret address) {
    return idOf(kind, address.reveal());
  }

  /**
   * The same where an address is everybody's and a key says who is told: another key is another
   * integration, as another address is.
   */
  public String id(String kind, Secret url, Secret key) {
    return idOf(kind, url.reveal() + "\n" + key.reveal());
  }

  private String idOf(String kind, String address) {
    String id = receiver + "/" + kind + "/" + TextDigest.hex(address, FINGERPRINT_BYTES);
    long again =
        before.stream()
            .filter(each -> each.id().equals(id) || each.id().startsWith(id + "-"))
            .count();
    return again == 0 ? id : id + "-" + again;
  }
}
