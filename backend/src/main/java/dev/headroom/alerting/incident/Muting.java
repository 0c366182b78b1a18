package dev.headroom.alerting.incident;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Says of which incidents nobody is told at a moment. Who is held back is not told when an incident
 * opens, comes back, gets worse or is nobody's again; once nothing holds back any more, everybody
 * whom routing names is.
 */
public interface Muting {
  /** Nobody is ever held back. */
  Muting NONE =
      new Muting() {
        @Override
        public void standing(Collection<Incident> incidents, Instant at) {}

        @Override
        public Optional<MuteReason> reason(Incident incident, List<Incident> standing, Instant at) {
          return Optional.empty();
        }
      };

  /**
   * Takes note of the incidents that stand, by which some reasons begin and end. Asked at every
   * look at incidents, before {@link #reason}.
   *
   * @throws IOException if it is not known what holds back: whoever is held back stays so
   */
  void standing(Collection<Incident> incidents, Instant at) throws IOException;

  /**
   * Why nobody is to be told of an incident; empty if everybody is.
   *
   * @param standing all that have not ended at that moment; without it where it is about to begin
   */
  Optional<MuteReason> reason(Incident incident, List<Incident> standing, Instant at);
}
