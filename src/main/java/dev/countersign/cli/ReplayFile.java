package dev.countersign.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The file by which a replay goes on where it stopped: a line that says what it is about, then one
/// for each pull request that is done.
record ReplayFile(Path file, String about) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// What is done already.
  List<ReplayRow> done() {
    if (!Files.exists(file)) {
      append(about);
      return List.of();
    }
    List<String> lines = Texts.read(file, file.toString()).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(about)) {
      throw new CannotDo(
          file
              + " is of another replay (another repository, time or policy); remove it to begin anew.");
    }
    List<ReplayRow> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      try {
        rows.add(MAPPER.readValue(line, ReplayRow.class));
      } catch (JsonProcessingException cut) {
        throw new CannotDo(
            file + " is damaged in line " + (rows.size() + 2) + "; remove that line or the file.",
            cut);
      }
    }
    return rows;
  }

  void add(ReplayRow row) {
    try {
      append(MAPPER.writeValueAsString(row));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a row that cannot be written", bug);
    }
  }

  private void append(String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new CannotDo(file + " cannot be written; check that you may write there.", failed);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new CannotDo(file + " cannot be removed; it is no longer needed.", failed);
    }
  }
}
