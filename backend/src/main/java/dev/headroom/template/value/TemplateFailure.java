package dev.headroom.template.value;

/**
 * A template cannot be read or goes on to no end. Travels within this room alone, to the one place
 * that makes an answer of it.
 */
public final class TemplateFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message for the person who wrote the template
   */
  public TemplateFailure(String message) {
    super(message, null, false, false);
  }

  /** The message. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
