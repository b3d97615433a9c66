package dev.countersign.policy;

/// Something in a branch's settings that is weaker than it must be, or that could not be read.
///
/// @param setting the setting as GitHub names it
/// @param known false: it may be as it must be, and could not be read
/// @param problem what is so, in a sentence
/// @param mend what to change, in a sentence
public record ProtectionGap(String setting, boolean known, String problem, String mend) {
  /// All of it in one line.
  public String sentence() {
    return problem + " " + mend;
  }
}
