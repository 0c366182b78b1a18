package dev.headroom.runbook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Where the links of a folder's files lead to. A link names a file as an editor does, from the
 * folder of the file that it is in; all runbooks are in one folder.
 */
final class PageLinks {
  /** Folders, name and heading of a link to another file; what begins with a scheme is none. */
  private static final Pattern FILE =
      Pattern.compile("((?:[^/?#:]+/)*)([^/?#:]+)\\.(?i:md)(?:\\?[^#]*)?(?:#(.*))?");

  /** Browsers read a backslash as a slash. */
  private static final Pattern HOST_FIRST = Pattern.compile("^\\s*[/\\\\]{2,}");

  private static final Pattern ADDRESS = Pattern.compile("<a href=\"[^\"]*\"");
  private static final Pattern LABEL = Pattern.compile("\\$([a-zA-Z_][a-zA-Z0-9_]*)");

  private final List<String> folder;
  private final Set<String> ids;

  /**
   * @param ids of the runbooks in it
   */
  PageLinks(Path folder, Set<String> ids) {
    this.folder = names(folder.toAbsolutePath().normalize());
    this.ids = ids;
  }

  private static List<String> names(Path folder) {
    return StreamSupport.stream(folder.spliterator(), false).map(Path::toString).toList();
  }

  /**
   * An address of another host that leaves out the scheme, {@code //shop.example/x}, with one: it
   * is no place of ours, though it begins like one.
   */
  static String withScheme(String destination) {
    return HOST_FIRST.matcher(destination).replaceFirst("https://");
  }

  LinkTarget target(String destination) {
    Matcher file = FILE.matcher(destination);
    if (!file.matches()) {
      return new LinkTarget.Elsewhere();
    }
    String folders = file.group(1);
    String id = file.group(2);
    boolean isBound = LABEL.matcher(id).find();
    if (isHere(folders) && (ids.contains(id) || isBound)) {
      String heading = file.group(3) == null ? "" : "#" + HeadingIds.PREFIX + file.group(3);
      return new LinkTarget.LinkedPage("/runbooks/" + id + heading);
    }
    return folders.isEmpty() && id.matches(RunbookCatalog.ID)
        ? new LinkTarget.MissingSibling(id)
        : new LinkTarget.NoPage();
  }

  /** Whether a path leads back to the folder that it starts in. */
  private boolean isHere(String path) {
    Deque<String> at = new ArrayDeque<>(folder);
    for (String name : path.split("/")) {
      if (name.equals("..")) {
        at.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        at.addLast(name);
      }
    }
    return List.copyOf(at).equals(folder);
  }

  /**
   * A rendered page with labels in place of {@code $name} in its links' addresses, percent-encoded:
   * a value can never become a part of the markup or end its own part of the address. A name that
   * no label has is left as it is, for addresses have such signs of their own.
   *
   * @param html sanitised
   */
  static String bound(String html, Map<String, String> labels) {
    return ADDRESS
        .matcher(html)
        .replaceAll(address ->
            Matcher.quoteReplacement(
                LABEL
                    .matcher(address.group())
                    .replaceAll(name -> Matcher.quoteReplacement(value(name, labels)))));
  }

  private static String value(MatchResult name, Map<String, String> labels) {
    String value = labels.get(name.group(1));
    return value == null
        ? name.group()
        : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
