package dev.countersign.change;

/// What an account may do on a repository, least first.
public enum Permission {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  public boolean atLeast(Permission other) {
    return compareTo(other) >= 0;
  }
}
