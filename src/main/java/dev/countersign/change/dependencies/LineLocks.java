package dev.countersign.change.dependencies;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lock files written line by line: Bundler's, Go's and Gradle's.
final class LineLocks {
  static final List<FileReader> ALL =
      List.of(
          new LockReader("Gemfile.lock", Ecosystem.BUNDLER, LineLocks::bundler),
          new LockReader("gems.locked", Ecosystem.BUNDLER, LineLocks::bundler),
          new LockReader("go.sum", Ecosystem.GO, (text, _) -> go(text)),
          new LockReader("gradle.lockfile", Ecosystem.GRADLE, (text, _) -> gradle(text)),
          new LockReader(
              "buildscript-gradle.lockfile", Ecosystem.GRADLE, (text, _) -> gradle(text)));

  private LineLocks() {}

  static Contents bundler(String text, Surroundings around) throws Unreadable {
    Bundler bundler = new Bundler();
    for (String line : text.lines().toList()) {
      bundler.take(line);
    }
    String manifest = around.beside("Gemfile") == null ? "gems.rb" : "Gemfile";
    @Nullable Set<String> production =
        LockReader.production(manifest, new GemfileManifest(), around);
    return LockReader.contents(bundler.locked, production);
  }

  /// Sections by their sources, gems four spaces in, what they need six spaces in.
  private static final class Bundler {
    private final Locked locked = new Locked();
    private String section = "";
    private @Nullable String remote;
    private @Nullable String revision;
    private String gem = "";

    void take(String line) throws Unreadable {
      String bare = line.strip();
      int indent = line.length() - line.stripLeading().length();
      if (bare.startsWith("<<<<<<<") || bare.startsWith(">>>>>>>")) {
        throw new Unreadable("holds a conflict");
      } else if (indent == 0 && !bare.isEmpty()) {
        section = bare;
        remote = null;
        revision = null;
      } else if (indent == 2 && bare.startsWith("remote:")) {
        remote = bare.substring(7).strip();
      } else if (indent == 2 && bare.startsWith("revision:")) {
        revision = bare.substring(9).strip();
      } else if (Set.of("GEM", "GIT", "PATH", "PLUGIN SOURCE").contains(section)) {
        gem(indent, bare);
      } else if (section.equals("CHECKSUMS") && indent == 2) {
        checksum(bare);
      }
    }

    private void gem(int indent, String line) {
      String name = line.split(" ", 2)[0];
      int open = line.indexOf('(');
      if (indent == 6) {
        locked.need(gem, name.replace("!", ""));
      } else if (indent == 4) {
        gem = name;
        String version =
            open < 0 ? null : withoutPlatform(line.substring(open + 1, line.length() - 1));
        locked.add(new Declared(name, version, false, "").pinnedTo(revision).from(remote));
      }
    }

    /// Digests stand in a section of their own, and are told as packages of their own that only a
    /// digest can change.
    private void checksum(String line) {
      int digest = line.indexOf(" sha");
      if (digest > 0) {
        String name = line.substring(0, digest);
        locked.add(
            new Declared("checksum of " + name, "0", false, "").pinnedTo(line.substring(digest)));
      }
    }

    private static String withoutPlatform(String version) {
      int dash = version.indexOf('-');
      return dash < 0 ? version : version.substring(0, dash);
    }
  }

  /// The modules whose code is there, each with its digest; the lines for `go.mod` files alone are
  /// left out.
  static Contents go(String text) throws Unreadable {
    Locked locked = new Locked();
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split("\\s++", -1);
      if (words.length != 3 && !line.isBlank()) {
        throw new Unreadable("a line is no module, version and digest");
      }
      if (words.length == 3 && !words[1].endsWith("/go.mod")) {
        locked.add(
            new Declared(GoManifest.module(words[0]), words[1], false, "").pinnedTo(words[2]));
      }
    }
    return locked.contents();
  }

  /// `group:name:version=configurations`; one that only test configurations take serves
  /// development.
  static Contents gradle(String text) throws Unreadable {
    Locked locked = new Locked();
    for (String line : text.lines().toList()) {
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#") && !bare.startsWith("empty=")) {
        int equals = bare.indexOf('=');
        int version = equals < 0 ? -1 : bare.lastIndexOf(':', equals);
        if (version < 0) {
          throw new Unreadable("a line is no module");
        }
        boolean dev =
            List.of(bare.substring(equals + 1).split(",", -1)).stream()
                .allMatch(c -> c.startsWith("test") || c.contains("Test"));
        locked.add(
            new Declared(bare.substring(0, version), bare.substring(version + 1, equals), dev, ""));
      }
    }
    return locked.contents();
  }
}
