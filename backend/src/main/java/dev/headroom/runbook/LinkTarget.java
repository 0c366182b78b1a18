package dev.headroom.runbook;

/** Where a link leads to. */
sealed interface LinkTarget {
  /** A page of ours. */
  record LinkedPage(String address) implements LinkTarget {}

  /** A file beside this one that should be there. */
  record MissingSibling(String id) implements LinkTarget {}

  /** A file that is no runbook. */
  record NoPage() implements LinkTarget {}

  /** Not a file. */
  record Elsewhere() implements LinkTarget {}
}
