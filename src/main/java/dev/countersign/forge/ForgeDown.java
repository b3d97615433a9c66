package dev.countersign.forge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The code host cannot do what is asked now: it is down, slow, or wants us to wait. The work is
/// kept and done again.
public final class ForgeDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Duration wait;

  /// @param message what is so, as a sentence
  /// @param wait how long the host wants us to wait, null where it does not say
  public ForgeDown(String message, @Nullable Duration wait, @Nullable Throwable cause) {
    super(message, cause);
    this.wait = wait;
  }

  public @Nullable Duration waitFor() {
    return wait;
  }
}
