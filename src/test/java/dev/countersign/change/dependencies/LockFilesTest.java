package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LockFilesTest {
  private static final String NPM = "package-lock.json";

  private static String npm(String packages) {
    return "{\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"web\"}" + packages + "}}";
  }

  private static String entry(String folder, String fields) {
    return ",\"node_modules/" + folder + "\":{" + fields + "}";
  }

  private static String version(String version) {
    return "\"version\":\"" + version + "\"";
  }

  /// A lock file in which `direct` 1.0.0 needs `inner` 1.0.0, in one of each way of writing it.
  static Stream<Arguments> lockFiles() {
    return Stream.of(
        Arguments.of(
            NPM,
            npm(
                entry("direct", version("1.0.0"))
                    + entry("direct/node_modules/inner", version("1.0.0")))),
        Arguments.of(
            "npm-shrinkwrap.json",
            "{\"dependencies\":{\"direct\":{\"version\":\"1.0.0\",\"dependencies\":{\"inner\":{\"version\":\"1.0.0\"}}}}}"),
        Arguments.of(
            "yarn.lock",
            "# yarn\n\ndirect@^1.0:\n  version \"1.0.0\"\n  resolved \"https://registry.example/d.tgz#x\"\n  dependencies:\n    inner \"^1.0\"\n\n\"inner@^1.0\", inner@1:\n  version \"1.0.0\"\n"),
        Arguments.of(
            "yarn.lock",
            "__metadata:\n  version: 8\n\"direct@npm:^1.0\":\n  version: 1.0.0\n  resolution: \"direct@npm:1.0.0\"\n  dependencies:\n    inner: \"npm:^1.0\"\n\"inner@npm:^1.0, inner@npm:1\":\n  version: 1.0.0\n  resolution: \"inner@npm:1.0.0\"\n\"web@workspace:.\":\n  version: 0.0.0-use.local\n  resolution: \"web@workspace:.\"\n"),
        Arguments.of(
            "pnpm-lock.yaml",
            "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      direct: {specifier: ^1.0, version: 1.0.0}\npackages:\n  direct@1.0.0:\n    resolution: {integrity: sha512-x}\n  inner@1.0.0(peer@2.0.0): {}\nsnapshots:\n  direct@1.0.0:\n    dependencies:\n      inner: 1.0.0\n"),
        Arguments.of(
            "pnpm-lock.yaml",
            "lockfileVersion: 5.4\ndependencies:\n  direct: 1.0.0\npackages:\n  /direct/1.0.0:\n    dependencies: {inner: 1.0.0_x@1}\n  /inner/1.0.0_x@1:\n    resolution: {integrity: sha512-x}\n"),
        Arguments.of(
            "Cargo.lock",
            "[[package]]\nname = \"app\"\nversion = \"0.1.0\"\ndependencies = [\"direct\"]\n[[package]]\nname = \"direct\"\nversion = \"1.0.0\"\nsource = \"registry\"\ndependencies = [\"inner 1.0.0\"]\n[[package]]\nname = \"inner\"\nversion = \"1.0.0\"\nsource = \"registry\"\n"),
        Arguments.of(
            "poetry.lock",
            "[[package]]\nname = \"direct\"\nversion = \"1.0.0\"\n[[package]]\nname = \"Inner\"\nversion = \"1.0.0\"\ngroups = [\"main\", \"dev\"]\n"),
        Arguments.of(
            "uv.lock",
            "[[package]]\nname = \"app\"\nsource = {virtual = \".\"}\ndependencies = [{name = \"direct\"}]\n[[package]]\nname = \"direct\"\nversion = \"1.0.0\"\ndependencies = [{name = \"inner\"}]\n[[package]]\nname = \"inner\"\nversion = \"1.0.0\"\n"),
        Arguments.of(
            "Pipfile.lock",
            "{\"default\":{\"direct\":{\"version\":\"==1.0.0\"},\"inner\":{\"version\":\"==1.0.0\"}}}"),
        Arguments.of(
            "Gemfile.lock",
            "GEM\n  remote: https://rubygems.org/\n  specs:\n    direct (1.0.0)\n      inner (~> 1.0)\n    inner (1.0.0-java)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  direct\n"),
        Arguments.of(
            "composer.lock",
            "{\"packages\":[{\"name\":\"direct\",\"version\":\"1.0.0\"},{\"name\":\"inner\",\"version\":\"1.0.0\"}]}"),
        Arguments.of(
            "packages.lock.json",
            "{\"dependencies\":{\"net8.0\":{\"direct\":{\"type\":\"Direct\",\"resolved\":\"1.0.0\"},\"inner\":{\"type\":\"Transitive\",\"resolved\":\"1.0.0\"},\"own\":{\"type\":\"Project\"}}}}"),
        Arguments.of(
            "gradle.lockfile",
            "# comment\ng:direct:1.0.0=compileClasspath,testRuntimeClasspath\ng:inner:1.0.0=runtimeClasspath\nempty=annotationProcessor\n"),
        Arguments.of(
            "go.sum", "direct v1.0.0 h1:a=\ndirect v1.0.0/go.mod h1:b=\ninner v1.0.0 h1:c=\n\n"));
  }

  @ParameterizedTest
  @MethodSource("lockFiles")
  void whatALockFileMovesByItselfIsABumpOfItsOwn(String path, String before) {
    assertThat(DependencyFiles.isLockFile(path)).isTrue();
    assertThat(DependencyFiles.isManifest(path)).isFalse();
    DependencyReading reading = Told.read(path, before, before.replace("1.0.0", "1.1.0"));
    assertThat(Told.changes(reading).toString().replace("g:", "").replace("v1", "1"))
        .isEqualTo(
            "[changed direct 1.0.0 -> 1.1.0 minor locked, changed inner 1.0.0 -> 1.1.0 minor locked]");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.changes(path, before, before)).isEmpty();
    assertThat(Told.changes(path, null, before))
        .hasSize(2)
        .allMatch(line -> line.startsWith("added"));
    assertThat(Told.changes(path, before, null))
        .hasSize(2)
        .allMatch(line -> line.startsWith("removed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "package-lock.json | {",
        "package-lock.json | {\"packages\":{\"node_modules/a\":1}}",
        "composer.lock | {\"packages\":[{}]}",
        "Cargo.lock | package = 1",
        "Cargo.lock | [[package]]",
        "yarn.lock | a",
        "yarn.lock | '  version \"1\"'",
        "pnpm-lock.yaml | packages: [1]",
        "pnpm-lock.yaml | packages: {[a]: 1}",
        "pnpm-lock.yaml | packages: {a: 1, a: 2}",
        "go.sum | a b",
        "gradle.lockfile | a",
        "gradle.lockfile | a=b",
        "Gemfile.lock | <<<<<<< main",
        "Gemfile.lock | >>>>>>> main",
      })
  void aLockFileThatCannotBeReadIsMajor(String path, String text) {
    DependencyReading reading = Told.read(path, "", text);
    assertThat(Told.changes(reading).getLast())
        .isEqualTo("changed " + path + " null -> null major locked unreadable");
    assertThat(reading.unreadable()).containsExactly(path);
    assertThat(reading.otherChanges()).isEmpty();
  }

  private static DependencyReading both(
      String wasAsked, String isAsked, String wasLocked, String isLocked) {
    String manifest = "{\"dependencies\":{%s}}";
    return Told.read(
        Map.of(),
        new FileText(NPM, npm(wasLocked), npm(isLocked)),
        new FileText("package.json", manifest.formatted(wasAsked), manifest.formatted(isAsked)));
  }

  @Test
  void whatTheManifestAsksForIsToldOnce() {
    DependencyReading bump =
        both(
            "\"a\":\"^1.0.0\"",
            "\"a\":\"^1.1.0\"",
            entry("a", version("1.0.3")),
            entry("a", version("1.1.2")));
    assertThat(Told.changes(bump)).containsExactly("changed a ^1.0.0 -> ^1.1.0 minor");
    DependencyReading added = both("", "\"a\":\"^1.1.0\"", "", entry("a", version("1.1.2")));
    assertThat(Told.changes(added)).containsExactly("added a ^1.1.0");
    DependencyReading removed = both("\"a\":\"^1.1.0\"", "", entry("a", version("1.1.2")), "");
    assertThat(Told.changes(removed)).containsExactly("removed a ^1.1.0");
  }

  @Test
  void whatGoesFurtherThanTheManifestAsksIsABumpOfItsOwn() {
    DependencyReading further =
        both(
            "\"a\":\"^1.0.0\"",
            "\"a\":\"^1.0.1\"",
            entry("a", version("1.0.0")),
            entry("a", version("1.9.0")));
    assertThat(Told.changes(further))
        .containsExactly(
            "changed a ^1.0.0 -> ^1.0.1 patch", "changed a 1.0.0 -> 1.9.0 minor locked");
    DependencyReading back =
        both(
            "\"a\":\"^1.0.0\"",
            "\"a\":\"^1.1.0\"",
            entry("a", version("1.9.0")),
            entry("a", version("1.8.0")));
    assertThat(Told.changes(back))
        .containsExactly(
            "changed a ^1.0.0 -> ^1.1.0 minor", "changed a 1.9.0 -> 1.8.0 minor downgrade locked");
    DependencyReading other =
        both(
            "",
            "\"a\":\"^1.0.0\"",
            "",
            entry("a", version("1.0.0")) + entry("b", version("1.0.0")));
    assertThat(Told.changes(other)).containsExactly("added a ^1.0.0", "added b 1.0.0 locked");
    DependencyReading serving =
        Told.read(
            Map.of(),
            new FileText(NPM, npm(""), npm(entry("a", version("1.0.0")))),
            new FileText("package.json", "{}", "{\"devDependencies\":{\"a\":\"1.0.0\"}}"));
    assertThat(Told.changes(serving)).containsExactly("added a 1.0.0 dev", "added a 1.0.0 locked");
  }

  @Test
  void aManifestElsewhereExplainsNothing() {
    String manifest = "{\"dependencies\":{\"a\":\"%s\"}}";
    DependencyReading reading =
        Told.read(
            Map.of(),
            new FileText(
                "web/" + NPM, npm(entry("a", version("1.0.0"))), npm(entry("a", version("1.1.0")))),
            new FileText(
                "api/package.json", manifest.formatted("1.0.0"), manifest.formatted("1.1.0")));
    assertThat(Told.changes(reading))
        .containsExactly("changed a 1.0.0 -> 1.1.0 minor", "changed a 1.0.0 -> 1.1.0 minor locked");
  }

  @Test
  void contentThatMovesUnderAnUnchangedVersionIsUnreadable() {
    String before =
        npm(
            entry(
                "a",
                version("1.0.0")
                    + ",\"integrity\":\"sha512-x\",\"resolved\":\"https://registry.example/a.tgz\""));
    assertThat(Told.changes(NPM, before, before.replace("sha512-x", "sha512-y")))
        .containsExactly("added a 1.0.0 -> 1.0.0 major locked unreadable");
    assertThat(Told.changes(NPM, before, before.replace("registry.example", "evil.example")))
        .containsExactly("added a 1.0.0 -> 1.0.0 major locked unreadable");
    assertThat(
            Told.changes(
                NPM, before, before.replace("https://registry.example/a.tgz", "not an address")))
        .containsExactly("added a 1.0.0 -> 1.0.0 major locked unreadable");
    assertThat(
            Told.changes(
                NPM, before, before.replace("1.0.0", "1.0.1").replace("sha512-x", "sha512-y")))
        .containsExactly("changed a 1.0.0 -> 1.0.1 patch locked");
    String gems =
        "GIT\n  remote: https://example.com/a\n  revision: abc\n  specs:\n    a (1.0)\n\nCHECKSUMS\n  a (1.0) sha256=1\n";
    assertThat(Told.changes("gems.locked", gems, gems.replace("abc", "def").replace("=1", "=2")))
        .containsExactly(
            "added a 1.0 -> 1.0 major locked unreadable",
            "added checksum of a (1.0) 0 -> 0 major locked unreadable");
    String go = "a v1.0.0 h1:x=\n";
    assertThat(Told.changes("go.sum", go, go.replace("x", "y")))
        .containsExactly("added a v1.0.0 -> v1.0.0 major locked unreadable");
    String git =
        "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"git+https://example.com/a#abc\"";
    assertThat(Told.changes("Cargo.lock", git, git.replace("#abc", "#def")))
        .containsExactly("added a 1.0.0 -> 1.0.0 major locked unreadable");
  }

  @Test
  void severalVersionsOfOneNameArePairedAsTheyStand() {
    String before = npm(entry("a", version("2.0.0")) + entry("b/node_modules/a", version("1.0.0")));
    assertThat(Told.changes(NPM, before, before.replace("1.0.0", "1.0.1")))
        .containsExactly("changed a 1.0.0 -> 1.0.1 patch locked");
    assertThat(Told.changes(NPM, before, npm(entry("a", version("2.0.0"))))).isEmpty();
    assertThat(Told.changes(NPM, npm(entry("a", version("2.0.0"))), before))
        .containsExactly("changed a 2.0.0 -> 1.0.0 major downgrade locked");
    assertThat(
            Told.changes(
                NPM,
                npm(""),
                npm(
                    entry("a", "\"link\":true")
                        + entry("b", "\"name\":\"c\"")
                        + entry("d/node_modules/c", version("x")))))
        .containsExactly("added c major locked unreadable", "added c x major locked unreadable");
  }

  @Test
  void whatOnlyDevelopmentLeadsToServesDevelopment() {
    assertThat(Told.changes(NPM, npm(""), npm(entry("a", version("1.0.0") + ",\"dev\":true"))))
        .containsExactly("added a 1.0.0 dev locked");
    String cargo =
        "[[package]]\nname = \"app\"\nversion = \"1.0.0\"\n"
            + Stream.of("a", "b")
                .map(n ->
                    "[[package]]\nname = \"%s\"\nversion = \"1.0.0\"\nsource = \"r\"\ndependencies = [\"%sin\"]\n[[package]]\nname = \"%sin\"\nversion = \"1.0.0\"\nsource = \"r\"\n"
                        .formatted(n, n, n))
                .reduce("", String::concat);
    String manifest = "[dependencies]\na = \"1\"\n[dev-dependencies]\nb = \"1\"";
    DependencyReading alone =
        Told.read(Map.of("x/Cargo.toml", manifest), new FileText("x/Cargo.lock", "", cargo));
    assertThat(Told.changes(alone))
        .containsExactly(
            "added a 1.0.0 locked",
            "added ain 1.0.0 locked",
            "added b 1.0.0 dev locked",
            "added bin 1.0.0 dev locked");
    DependencyReading several =
        Told.read(
            Map.of("Cargo.toml", manifest),
            new FileText("Cargo.lock", "", cargo + "[[package]]\nname = \"c\"\n"));
    assertThat(Told.changes(several)).noneMatch(line -> line.contains("dev"));
    String yarn =
        "a@1:\n  version \"1.0.0\"\n  integrity sha512-x\nb@1:\n  version \"1.0.0\"\n  optionalDependencies:\n    c \"1\"\nc@1:\n  version \"1.0.0\"\n";
    String web = "{\"dependencies\":{\"a\":\"1\"},\"devDependencies\":{\"b\":\"1\"}%s}";
    assertThat(
            Told.changes(
                Told.read(
                    Map.of("package.json", web.formatted("")),
                    new FileText("yarn.lock", "", yarn))))
        .containsExactly(
            "added a 1.0.0 locked", "added b 1.0.0 dev locked", "added c 1.0.0 dev locked");
    assertThat(
            Told.changes(
                Told.read(
                    Map.of("package.json", web.formatted(",\"workspaces\":[]")),
                    new FileText("yarn.lock", "", yarn))))
        .noneMatch(line -> line.contains("dev"));
  }

  @Test
  void groupsAndSectionsTellDevelopmentToo() {
    String poetry =
        "[[package]]\nname = \"a\"\nversion = \"1\"\ncategory = \"dev\"\n[[package]]\nname = \"b\"\nversion = \"1\"\ngroups = [\"dev\"]\nfiles = [{file = \"b.whl\", hash = \"sha256:1\"}]\nsource = {url = \"https://x.example\", resolved_reference = \"abc\"}\n[metadata.files]\na = [{hash = \"sha256:1\"}]\n";
    assertThat(Told.changes("poetry.lock", "", poetry))
        .containsExactly("added a 1 dev locked", "added b 1 dev locked");
    assertThat(
            Told.changes(
                "poetry.lock",
                poetry,
                poetry
                    .replace("a = [{hash = \"sha256:1", "a = [{hash = \"sha256:2")
                    .replace("abc", "def")))
        .hasSize(2)
        .allMatch(line -> line.endsWith("unreadable"));
    String uv =
        "[[package]]\nname = \"app\"\nsource = {editable = \".\"}\ndependencies = [{name = \"a\"}]\noptional-dependencies = {x = [{name = \"c\"}]}\n[[package]]\nname = \"a\"\nversion = \"1\"\nsource = {registry = \"https://x.example\"}\nsdist = {hash = \"sha256:1\"}\nwheels = [{hash = \"sha256:2\"}]\n[[package]]\nname = \"b\"\nversion = \"1\"\nsource = {git = \"https://x.example\"}\nwheels = [{hash = \"sha256:2\"}]\n[[package]]\nname = \"c\"\nversion = \"1\"\nsdist = {hash = \"sha256:1\"}\n[[package]]\nname = \"d\"\nsource = {directory = \"d\"}\n";
    assertThat(Told.changes("uv.lock", "", uv))
        .containsExactly("added a 1 locked", "added b 1 dev locked", "added c 1 locked");
    assertThat(Told.changes("uv.lock", uv, uv.replace("sha256:2", "sha256:3")))
        .containsExactly(
            "added a 1 -> 1 major locked unreadable", "added b 1 -> 1 major dev locked unreadable");
    assertThat(
            Told.changes(
                "Pipfile.lock",
                "{}",
                "{\"develop\":{\"a\":{\"version\":\"==1\",\"hashes\":[\"sha256:1\"]},\"b\":{\"ref\":\"x\"},\"c\":{\"version\":\"1\"}}}"))
        .containsExactly(
            "added a 1 dev locked", "added b major dev locked unreadable", "added c 1 dev locked");
    assertThat(
            Told.changes(
                "composer.lock",
                "{}",
                "{\"packages-dev\":[{\"name\":\"a\",\"version\":\"v1.0\",\"source\":{\"url\":\"u\",\"reference\":\"r\"}}]}"))
        .containsExactly("added a v1.0 dev locked");
    assertThat(
            Told.changes(
                "gradle.lockfile", "", "g:a:1=testRuntimeClasspath,functionalTestCompile\n"))
        .containsExactly("added g:a 1 dev locked");
    String gems = "GEM\n  specs:\n    a (1)\n      b!\n    b (1)\n    c (1)\n";
    assertThat(
            Told.changes(
                Told.read(
                    Map.of("Gemfile", "gem 'a'\ngem 'c', group: :test"),
                    new FileText("Gemfile.lock", "", gems))))
        .containsExactly("added a 1 locked", "added b 1 locked", "added c 1 dev locked");
    String pnpm =
        "importers:\n  .:\n    dependencies: {a: {version: 1.0.0}}\n    devDependencies: {b: {version: 1.0.0}}\npackages:\n  a@1.0.0: {}\n  b@1.0.0: {resolution: {tarball: 'https://x.example/b.tgz'}}\n  odd: {}\n";
    assertThat(Told.changes("pnpm-lock.yaml", null, pnpm))
        .containsExactly(
            "added a 1.0.0 locked",
            "added b 1.0.0 dev locked",
            "added odd major dev locked unreadable");
    String alias =
        "importers: {.: {dependencies: {x: {version: a@1.0.0}}}}\npackages: {a@1.0.0: {}, b@1.0.0: {}}\nsnapshots: {a@1.0.0: {dependencies: {y: b@1.0.0}}}";
    assertThat(Told.changes("pnpm-lock.yaml", null, alias))
        .containsExactly("added a 1.0.0 locked", "added b 1.0.0 locked");
    assertThat(
            Told.changes(
                "pnpm-lock.yaml", null, "devDependencies: {a: 1.0.0}\npackages: {/a/1.0.0: {}}"))
        .containsExactly("added a 1.0.0 dev locked");
  }

  @Test
  void pnpmNamesPackagesInItsOlderAndNewerWays() {
    String text =
        "packages:\n  /@s/a/1.0.0: {}\n  /@s/b@1.0.0(@p/q@2.0.0): {}\n  c/1.0.0: {}\n  d_e@1.0.0: {}\n";
    assertThat(Told.changes("pnpm-lock.yaml", null, text))
        .containsExactly(
            "added @s/a 1.0.0 locked",
            "added @s/b 1.0.0 locked",
            "added c 1.0.0 locked",
            "added d_e 1.0.0 locked");
  }

  @Test
  void yarnTakesPackagesFromElsewhereThanTheRegistry() {
    String before =
        "__metadata: {version: 8}\n\"a@https://x.example/a.git\":\n  version: 1.0.0\n  resolution: \"a@https://x.example/a.git#commit=1\"\n  checksum: 10c0/a\nbare:\n  version: 1.0.0\n  resolution: bare\n";
    assertThat(
            Told.changes(
                "yarn.lock",
                before,
                before.replace("x.example", "y.example").replace("10c0/a", "10c0/b")))
        .containsExactly("added a 1.0.0 -> 1.0.0 major locked unreadable");
  }

  @Test
  void aLockFileMayBeLongerThanAManifestButNotEndless() {
    String long2 = npm(entry("a", version("1.0.0"))) + " ".repeat(2 << 20);
    assertThat(Told.read(NPM, long2, long2).unreadable()).isEmpty();
    assertThat(Told.read(NPM, null, " ".repeat(9 << 20)).unreadable()).containsExactly(NPM);
    assertThat(List.of(DependencyFiles.isLockFile("a/b.lock"), DependencyFiles.isManifest("a/b")))
        .containsOnly(false);
  }

  @Test
  void packagesOfAnotherNameOrEcosystemExplainNothing() {
    String lock = npm(entry("a", version("1.0.0")));
    DependencyReading reading =
        Told.read(
            Map.of(),
            new FileText(NPM, lock, lock.replace("1.0.0", "1.1.0")),
            new FileText(
                "package.json",
                "{\"dependencies\":{\"b\":\"1\",\"a\":\"1\"}}",
                "{\"dependencies\":{\"b\":\"2\",\"a\":\"*\"}}"),
            new FileText("Cargo.toml", "[dependencies]\na = \"1\"", "[dependencies]\na = \"2\""));
    assertThat(Told.changes(reading))
        .containsExactly(
            "added a 1 -> * major unreadable", "changed b 1 -> 2 major", "changed a 1 -> 2 major");
    DependencyReading gone =
        Told.read(
            Map.of(),
            new FileText(NPM, lock, lock.replace("1.0.0", "1.1.0")),
            new FileText("package.json", "{\"dependencies\":{\"a\":\"1\"}}", "{}"));
    assertThat(Told.changes(gone))
        .containsExactly("removed a 1", "changed a 1.0.0 -> 1.1.0 minor locked");
    DependencyReading tagged =
        Told.read(
            Map.of(),
            new FileText(
                NPM,
                npm(
                    entry("a", version("x"))
                        + entry("b/node_modules/a", version("1.0.0"))
                        + entry("c/node_modules/a", version("y"))),
                npm(entry("a", version("1.0.0")))));
    assertThat(Told.changes(tagged)).isEmpty();
  }
}
