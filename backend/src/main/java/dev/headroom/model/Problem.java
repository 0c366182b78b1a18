package dev.headroom.model;

/**
 * Something wrong in a file a person wrote.
 *
 * @param file path as the person would type it
 * @param line counted from 1; 0 if it concerns the file as a whole
 * @param column counted from 1; 0 if it concerns the line as a whole
 * @param message what is wrong and, where it helps, what would be right
 */
public record Problem(String file, int line, int column, String message) {
  /** {@code file:line:column: message}, as compilers say it. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
