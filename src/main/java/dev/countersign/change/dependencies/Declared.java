package dev.countersign.change.dependencies;

import org.jspecify.annotations.Nullable;

/// One dependency as a manifest declares it or a lock file holds it.
///
/// @param version as written, with variables put in; null where there is none
/// @param place where in the file it stands, so that two declarations of one name can be told apart
/// @param pin what fixes its content, such as a digest
/// @param source where it comes from when that is not its ecosystem's usual place
record Declared(
    String name,
    @Nullable String version,
    boolean dev,
    String place,
    @Nullable String pin,
    @Nullable String source) {

  Declared(String name, @Nullable String version, boolean dev, String place) {
    this(name, version, dev, place, null, null);
  }

  Declared pinnedTo(@Nullable String digest) {
    return new Declared(name, version, dev, place, digest, source);
  }

  Declared from(@Nullable String elsewhere) {
    return new Declared(name, version, dev, place, pin, elsewhere);
  }

  Declared forDevelopment(boolean only) {
    return new Declared(name, version, only, place, pin, source);
  }
}
