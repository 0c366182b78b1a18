package dev.headroom.template;

/**
 * A place in a template.
 *
 * @param source file, or empty where the template is the value of a key
 * @param line from 1
 * @param column from 1
 */
record Spot(String source, int line, int column) {
  static final Spot START = new Spot("", 1, 1);
}
