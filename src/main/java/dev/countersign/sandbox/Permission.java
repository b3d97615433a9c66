package dev.countersign.sandbox;

import java.util.Locale;

/// What somebody may do in a repository, weakest first.
public enum Permission {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  boolean atLeast(Permission other) {
    return compareTo(other) >= 0;
  }

  /// The role's name, as in `role_name`.
  String role() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The four words of the older `permission` field, where maintain reads write and triage reads
  /// read.
  String legacy() {
    return switch (this) {
      case NONE -> "none";
      case READ, TRIAGE -> "read";
      case WRITE, MAINTAIN -> "write";
      case ADMIN -> "admin";
    };
  }
}
