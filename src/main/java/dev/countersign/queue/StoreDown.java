package dev.countersign.queue;

/// The store cannot be reached or refuses to write. What was asked did not happen.
public final class StoreDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreDown(String message, Throwable cause) {
    super(message, cause);
  }
}
