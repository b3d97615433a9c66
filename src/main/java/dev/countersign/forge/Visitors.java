package dev.countersign.forge;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The port to the code host's login: who sits before a browser, and what they may see. Asks in the
/// name of that person, and so costs nothing of what the app may ask.
public interface Visitors {
  /// Where a browser goes to log in.
  ///
  /// @param state comes back with the browser
  /// @param back where the browser comes back to
  URI door(String state, URI back);

  /// Who came back with a code; empty where the host does not take it.
  Optional<Pass> arrive(String code, URI back);

  /// Whether the host lets that person see a repository now.
  boolean sees(Pass pass, Repo repo);

  /// Whether the host still takes what we ask with in the name of that person.
  boolean knows(Pass pass);

  /// What lets us ask in the name of a person. It never shows in text.
  ///
  /// @param goodFor how long the host takes the token, null where it does not say
  record Pass(Login login, String token, @Nullable Duration goodFor) {
    @Override
    public String toString() {
      return "pass of " + login;
    }
  }
}
