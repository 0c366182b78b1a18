package dev.headroom.model;

/**
 * Somebody changed something: a deploy, a configuration push, a flag.
 *
 * @param timeMillis when, milliseconds since the epoch
 * @param kind {@code deploy}, {@code config}, {@code flag}, {@code fault} or the sender's own word
 * @param service which service it touches; may be empty
 * @param version what it is now; may be empty
 * @param summary one line for people; may be empty
 * @param url where to read more; may be empty
 */
public record ChangeEvent(
    long timeMillis, String kind, String service, String version, String summary, String url) {}
