package dev.headroom.api.http;

import io.vertx.ext.web.Router;

/** Something that answers at some paths. */
@FunctionalInterface
public interface Resource {
  /** Adds its routes; each of them passes {@link Answers}. */
  void mount(Router router);
}
