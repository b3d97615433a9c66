package dev.countersign.change.dependencies;

/// A reader of one kind of manifest or lock file.
interface FileReader {

  /// Whether it reads the file of that path.
  boolean reads(String path);

  /// Whose dependencies the file declares.
  Ecosystem ecosystem();

  /// What the text says.
  Contents read(String text, Surroundings around) throws Unreadable;
}
