package dev.countersign.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a pull request changes at one of its heads, a fingerprint for each file, so that two heads
/// can be compared.
///
/// @param files path to a fingerprint of the content of its hunks against the merge base, line
///   numbers left out
public record DiffPrint(Map<String, String> files) {
  public DiffPrint {
    files = Map.copyOf(files);
  }

  /// The fingerprints of these files. What is not known of a file never equals anything but itself.
  public static DiffPrint of(List<FileChange> changes, Sha head) {
    Map<String, String> prints = new LinkedHashMap<>();
    changes.forEach(change -> prints.put(change.path(), print(change, head)));
    return new DiffPrint(prints);
  }

  /// The files in which two heads differ, in order of their names.
  public List<String> differences(DiffPrint other) {
    TreeSet<String> paths = new TreeSet<>(files.keySet());
    paths.addAll(other.files.keySet());
    return paths.stream()
        .filter(path -> !java.util.Objects.equals(files.get(path), other.files.get(path)))
        .toList();
  }

  private static String print(FileChange change, Sha head) {
    String lines =
        switch (change.lines()) {
          case FileChange.Lines.Hunks(String patch) -> withoutLineNumbers(patch);
          case FileChange.Lines.None none ->
              none.blob() == null ? "unknown at " + head : none.blob();
          case FileChange.Lines.Unsent unsent ->
              unsent.blob() == null ? "unknown at " + head : unsent.blob();
        };
    return digest(change.kind() + "\n" + change.from() + "\n" + lines);
  }

  private static String withoutLineNumbers(String patch) {
    return patch
        .lines()
        .map(line -> line.startsWith("@@") ? "@@" : line)
        .collect(Collectors.joining("\n"));
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
