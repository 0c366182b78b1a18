package dev.headroom.routing;

import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets in the place of {@code ${env:NAME}} and {@code ${file:path}}. A file's path is
 * relative to the file that names it, and line ends at its end are dropped.
 */
public final class Secrets {
  private static final int FILE_BYTES_MAX = 4_096;
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?<kind>[^:}]*):?(?<name>[^}]*)}");

  private final Function<String, @Nullable String> environment;
  private final Path folder;

  /**
   * @param environment value of an environment variable, null if it is not set
   * @param folder what files are relative to
   */
  public Secrets(Function<String, @Nullable String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /** Whether the text refers to a secret instead of being one. */
  public static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  /** Whether a part of the text refers to a secret. */
  static boolean hasReference(String text) {
    return REFERENCE.matcher(text).find();
  }

  /**
   * The text with every reference replaced.
   *
   * @throws IllegalArgumentException if one cannot be; its message names the reference
   */
  public Secret resolve(String text) {
    StringBuilder replaced = new StringBuilder();
    List<String> resolved = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      resolved.add(valueOf(reference));
      reference.appendReplacement(replaced, Matcher.quoteReplacement(resolved.getLast()));
    }
    return new Secret(reference.appendTail(replaced).toString(), resolved);
  }

  /** The text with every reference replaced; empty, with a problem, where one cannot be. */
  Optional<Secret> resolve(YamlNode node) {
    return Optional.ofNullable(node.parse(this::resolve));
  }

  /** What the file holds whose path this is; empty, with a problem, where it cannot be read. */
  Optional<Secret> file(YamlNode path) {
    return Optional.ofNullable(path.parse(this::fromFile))
        .map(text -> new Secret(text, List.of(text)));
  }

  /**
   * Puts {@code <secret>} in the place of what follows the host in an address of receivers and
   * calendars that stands in the file itself; references can be read.
   *
   * @param routing texts of {@code routing.yaml}, at one time or another
   */
  public static UnaryOperator<String> hidingAddresses(Collection<String> routing) {
    return new WrittenAddresses(routing);
  }

  private String valueOf(Matcher reference) {
    String name = reference.group("name");
    return switch (reference.group("kind")) {
      case "env" -> fromEnvironment(name);
      case "file" -> fromFile(name);
      default ->
          throw new IllegalArgumentException(
              "not a secret: %s (expected ${env:NAME} or ${file:path})"
                  .formatted(reference.group()));
    };
  }

  private String fromEnvironment(String name) {
    String value = environment.apply(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("environment variable %s is not set".formatted(name));
    }
    return value;
  }

  /** Reads no more than the limit, whatever size the file states: a device states none. */
  private String fromFile(String name) {
    try {
      Path file = folder.resolve(name);
      byte[] bytes = TextFile.start(file, FILE_BYTES_MAX + 1);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new IllegalArgumentException(
            "secret file %s is larger than %d bytes".formatted(name, FILE_BYTES_MAX));
      }
      return text(bytes).stripTrailing();
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException("secret file %s cannot be read".formatted(name), e);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /**
   * Addresses that {@code routing.yaml} holds itself, by which people are told or calendars are
   * fetched. Their path and query are often a token.
   */
  private static final class WrittenAddresses implements UnaryOperator<String> {
    private static final String URL = "url";
    private static final Pattern HOST = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*/?");

    /** What receivers show to people. */
    private static final Set<String> SHOWN =
        Set.of("client_url", "icon_url", "image_url", "thumb_url");

    /** What stands in their place, the longest first, so that no address ends within another. */
    private final Map<String, String> shown =
        new TreeMap<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(each -> each));

    /**
     * @param files texts of {@code routing.yaml}, at one time or another
     */
    WrittenAddresses(Collection<String> files) {
      for (String file : files) {
        for (YamlNode document : YamlNode.documents("", file, new Problems())) {
          nodes(document).forEach(each -> add(each, file));
        }
      }
    }

    private static Stream<YamlNode> nodes(YamlNode document) {
      List<YamlNode> holders = new ArrayList<>();
      document.find("global").ifPresent(holders::add);
      document.find("on_call").map(YamlNode::items).ifPresent(holders::addAll);
      for (YamlNode receiver : document.find("receivers").map(YamlNode::items).orElse(List.of())) {
        receiver.entries().values().forEach(list -> holders.addAll(list.items()));
      }
      return holders.stream()
          .flatMap(holder -> holder.entries().entrySet().stream())
          .filter(each -> isAddress(each.getKey()))
          .map(Map.Entry::getValue);
    }

    private static boolean isAddress(String key) {
      return key.equals(URL) || (key.endsWith("_" + URL) && !SHOWN.contains(key));
    }

    private void add(YamlNode value, String file) {
      String address = value.text();
      Optional<String> hidden = hidden(address);
      if (hidden.isEmpty()) {
        return;
      }
      shown.put(address, hidden.get());
      if (!file.contains(address)) {
        // Written with escapes: its lines go as a whole.
        value.linesIn(file).lines().forEach(line -> shown.put(line.strip(), Secret.SHOWN));
      }
    }

    /** An address of which host and references can be read; empty if there is nothing else. */
    private static Optional<String> hidden(String address) {
      Matcher host = HOST.matcher(address);
      if (!host.lookingAt() || host.end() == address.length()) {
        return Optional.empty();
      }
      StringBuilder hidden = new StringBuilder(host.group());
      Matcher reference = REFERENCE.matcher(address);
      int from = host.end();
      while (reference.find(from)) {
        hide(address.substring(from, reference.start()), hidden);
        hidden.append(reference.group());
        from = reference.end();
      }
      hide(address.substring(from), hidden);
      return Optional.of(hidden.toString()).filter(text -> !text.equals(address));
    }

    private static void hide(String piece, StringBuilder into) {
      into.append(piece.isEmpty() || piece.equals("/") ? piece : Secret.SHOWN);
    }

    @Override
    public String apply(String text) {
      String left = text;
      for (Map.Entry<String, String> each : shown.entrySet()) {
        left = left.replace(each.getKey(), each.getValue());
      }
      return left;
    }
  }
}
