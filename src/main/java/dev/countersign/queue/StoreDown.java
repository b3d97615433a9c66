package dev.countersign.queue;

import org.jspecify.annotations.Nullable;

/// The store cannot be reached or refuses to write. What was asked did not happen.
public final class StoreDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreDown(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
