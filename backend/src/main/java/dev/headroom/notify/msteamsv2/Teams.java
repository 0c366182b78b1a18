package dev.headroom.notify.msteamsv2;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;

/**
 * A channel or chat of Microsoft Teams.
 *
 * @param url of the workflow that posts there
 * @param access how it is reached
 * @param title stands in the heading instead of the summary; empty if the file says nothing
 * @param text of the file's author, with each card that asks for a person; may be empty
 * @param sendResolved whether the end is told as well
 */
public record Teams(
    String id, Secret url, HttpAccess access, String title, String text, boolean sendResolved)
    implements Integration {
  static final String KIND = "msteamsv2";

  @Override
  public String kind() {
    return KIND;
  }
}
