package dev.countersign.policy;

import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.Globs;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The files of one change, asked by globs; each list of globs is tried once. Files are named by
/// their places in the list.
final class ChangedFiles {
  private final List<FileChange> list;
  private final boolean complete;
  private final Map<Globs, BitSet> touched = new HashMap<>();

  ChangedFiles(Files files) {
    this.list = files.list();
    this.complete = files.complete();
  }

  List<FileChange> list() {
    return list;
  }

  /// Whether these are all the files that the change touches.
  boolean complete() {
    return complete;
  }

  /// Files that the globs take in under their new or old path.
  BitSet touchedBy(Globs globs) {
    return touched.computeIfAbsent(globs, each -> places(file -> file.under(each)));
  }

  /// Files of which a path, new or old, is not taken in.
  BitSet notWithin(Globs globs) {
    BitSet within = (BitSet) touchedBy(globs).clone();
    for (int place = within.nextSetBit(0); place >= 0; place = within.nextSetBit(place + 1)) {
      within.set(place, whollyWithin(list.get(place), globs));
    }
    within.flip(0, list.size());
    return within;
  }

  private static boolean whollyWithin(FileChange file, Globs globs) {
    String from = file.from();
    return from == null || (globs.matches(file.path()) && globs.matches(from));
  }

  BitSet places(Predicate<FileChange> wanted) {
    BitSet places = new BitSet(list.size());
    for (int place = 0; place < list.size(); place++) {
      places.set(place, wanted.test(list.get(place)));
    }
    return places;
  }

  /// The files with one of these paths.
  BitSet named(java.util.Collection<String> paths) {
    return places(file -> paths.contains(file.path()));
  }

  BitSet all() {
    return places(_ -> true);
  }

  List<String> first(BitSet files, int most) {
    return new Ground("", files).paths(list, most);
  }
}
