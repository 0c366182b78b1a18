package dev.headroom.demo.push;

/**
 * One request, ready to be sent.
 *
 * @param path on the server, with its query
 * @param contentType value of Content-Type
 * @param contentEncoding value of Content-Encoding; empty for none
 * @param body as it goes over the wire; the caller hands the array over
 */
public record Push(String path, String contentType, String contentEncoding, byte[] body) {
  static Push plain(String path, String contentType, byte[] body) {
    return new Push(path, contentType, "", body);
  }
}
