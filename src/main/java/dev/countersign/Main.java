package dev.countersign;

/// The start of the process: it says what it can do.
public final class Main {

  private Main() {}

  /// Prints the usage and ends with the status of a usage error.
  public static void main(String[] arguments) {
    System.err.println("Usage: countersign serve | sandbox | check | test | validate");
    System.exit(2);
  }
}
