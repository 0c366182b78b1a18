package dev.headroom.runbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fenced block that can show the state of things now: a query with the attributes that say how.
 * Where nothing runs it, the page shows its source as code.
 *
 * @param language the fence's first word: {@code promql}, {@code lucene}, {@code slo}, …
 * @param attributes as written in {@code { live=chart range=-2h }}, in their order; {@code live} is
 *     always among them
 * @param source the text between the fences, ending in a newline unless empty
 */
public record LiveBlock(String language, Map<String, String> attributes, String source) {
  /** The attribute that makes a fence live. */
  static final String LIVE = "live";

  public LiveBlock {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
