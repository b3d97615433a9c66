package dev.countersign.ledger.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text and its signatures, in the form of the C2SP signed-note specification.
///
/// @param text ends with a newline
public record SignedNote(String text, List<Line> lines) {
  private static final int MOST_LENGTH = 1 << 20;
  private static final int MOST_LINES = 100;
  private static final int ID = 4;
  private static final Pattern LINE = Pattern.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/]+=*)");

  public SignedNote {
    lines = List.copyOf(lines);
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new IllegalArgumentException(
          "a note ends with a newline and has no control characters");
    }
  }

  /// One signature.
  ///
  /// @param signature in Base64, after the four bytes of the key's id
  public record Line(String name, String signature) {
    private byte[] bytes() {
      return Base64.getDecoder().decode(signature);
    }

    private boolean by(VerifierKey key) {
      return name.equals(key.name()) && ByteBuffer.wrap(bytes()).getInt() == key.id();
    }

    private byte[] proper() {
      byte[] all = bytes();
      byte[] rest = new byte[all.length - ID];
      System.arraycopy(all, ID, rest, 0, rest.length);
      return rest;
    }
  }

  /// The text, signed with each key under one name.
  public static SignedNote sign(String text, String name, List<SigningKey> keys) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new SignedNote(
        text, keys.stream().map(key -> line(key.verifier(name), key.sign(bytes))).toList());
  }

  private static Line line(VerifierKey key, byte[] signature) {
    byte[] all = ByteBuffer.allocate(ID + signature.length).putInt(key.id()).put(signature).array();
    return new Line(key.name(), Base64.getEncoder().encodeToString(all));
  }

  /// The note that is written so.
  ///
  /// @throws IllegalArgumentException with a phrase, where it is none
  public static SignedNote read(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || note.length() > MOST_LENGTH || !note.endsWith("\n")) {
      throw new IllegalArgumentException("it is no signed note");
    }
    List<Line> lines = note.substring(end + 2).lines().map(SignedNote::line).toList();
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("a signed note has 1 to 100 signatures");
    }
    SignedNote read = new SignedNote(note.substring(0, end + 1), lines);
    if (!read.toString().equals(note)) {
      throw new IllegalArgumentException("a signed note is written in one way only");
    }
    return read;
  }

  private static Line line(String line) {
    var found = LINE.matcher(line);
    if (!found.matches() || !proper(found.group(2))) {
      throw new IllegalArgumentException("a line of the note is no signature");
    }
    return new Line(found.group(1), found.group(2));
  }

  /// Whether it is the one way to write more bytes than a key's id has.
  private static boolean proper(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return bytes.length > ID && Base64.getEncoder().encodeToString(bytes).equals(base64);
  }

  /// The keys of these that signed it; empty where none did, or where a signature that says it is
  /// by one of them is not.
  public Optional<List<VerifierKey>> signers(Collection<VerifierKey> known) {
    List<VerifierKey> named = known.stream().distinct().filter(this::names).toList();
    return Optional.of(named).filter(all -> !all.isEmpty() && all.stream().allMatch(this::signed));
  }

  private boolean names(VerifierKey key) {
    return lines.stream().anyMatch(line -> line.by(key));
  }

  private boolean signed(VerifierKey key) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return lines.stream()
        .filter(line -> line.by(key))
        .allMatch(line -> key.signed(bytes, line.proper()));
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder(text).append('\n');
    lines.forEach(line ->
        all.append("\u2014 ")
            .append(line.name())
            .append(' ')
            .append(line.signature())
            .append('\n'));
    return all.toString();
  }
}
