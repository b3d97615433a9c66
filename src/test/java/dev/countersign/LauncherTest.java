package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// bin/countersign, told in a made-up machine: a folder of JDKs that print what they are asked.
class LauncherTest {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private static final String TOOLS =
      "bash dirname readlink sed head tail grep awk find mkdir sleep touch";

  private final Path machine;
  private final Path project;
  private final Path jar;
  private final Path work;

  LauncherTest(@TempDir Path machine) {
    this.machine = machine;
    this.project = machine.resolve("a project");
    this.jar = project.resolve("target/countersign.jar");
    this.work = machine.resolve("work");
  }

  @BeforeEach
  void aProjectThatIsBuilt() throws IOException {
    Files.createDirectories(work);
    Files.createDirectories(project.resolve("bin"));
    Files.copy(Path.of("bin/countersign"), launcher(), StandardCopyOption.COPY_ATTRIBUTES);
    old(project.resolve("pom.xml"), "");
    old(project.resolve("src/main/java/Main.java"), "");
    write(jar, "built");
  }

  @Test
  void theJavaWhoseReleaseFileSaysTwentyFiveIsTaken() throws Exception {
    jdk("jdk-17", "17.0.15");
    jdk("jdk-250", "250.0.1");
    jdk("jdk-25", "25.0.3");
    jdk("jdk-26", "26");
    assertThat(run("serve").output()).startsWith("jdk-25 ran");
  }

  @Test
  void aJavaWithoutAReleaseFileIsAsked() throws Exception {
    Path java = jdk("odd", "25");
    Files.delete(java.resolve("release"));
    assertThat(run("serve").output()).startsWith("odd ran");
  }

  @Test
  void withoutTheRightJavaOneSentenceSaysWhatToInstallAndWhereItLooked() throws Exception {
    jdk("jdk-17", "17.0.15");
    Ran ran = run("serve");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.errors().lines())
        .singleElement()
        .asString()
        .contains("Java 25 is needed", "install one", "JAVA_HOME, the PATH, /usr/lib/jvm");
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    jdk("jdk-25", "25");
    assertThat(run("check", "--title", "two words", "", "*").output().lines())
        .endsWith("[check]", "[--title]", "[two words]", "[]", "[*]");
  }

  @Test
  void theCommandRunsInTheFolderOfItsCaller() throws Exception {
    jdk("jdk-25", "25");
    assertThat(run("serve").output()).contains("in " + work.toRealPath() + "\n");
  }

  @Test
  void aSymbolicLinkLeadsToTheSameProject() throws Exception {
    jdk("jdk-25", "25");
    Path link =
        Files.createSymbolicLink(machine.resolve("cs"), Path.of("a project/bin/countersign"));
    assertThat(run(link, "serve").output()).contains("[" + jar.toRealPath() + "]");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    jdk("jdk-25", "25");
    maven("exit 1");
    assertThat(run("serve").status()).isZero();
  }

  @Test
  void aSourceThatIsNewerIsBuiltFirst() throws Exception {
    Path jdk = jdk("jdk-25", "25");
    maven(
        "echo '[INFO] --- compiler:3.16.0:compile (default) ---'; echo \"with $JAVA_HOME\" > \""
            + jar
            + "\"");
    Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO.minusSeconds(60)));
    Ran ran = run("serve");
    assertThat(ran.output()).startsWith("jdk-25 ran");
    assertThat(ran.errors()).startsWith("Building Countersign: ");
    assertThat(jar).hasContent("with " + jdk);
  }

  @Test
  void aBuildThatFailsShowsWhyAndWhereTheRestIs() throws Exception {
    jdk("jdk-25", "25");
    maven(
        """
        echo '[INFO] Building'
        echo '[ERROR] Main.java:[3,1] a semicolon is missing'
        echo '[ERROR] '
        echo '[ERROR] Re-run Maven using the -X switch'
        exit 1
        """);
    Files.delete(jar);
    Ran ran = run("serve");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.output()).isEmpty();
    assertThat(ran.errors())
        .contains("a semicolon is missing", "the whole log is", "target/build.log")
        .doesNotContain("Re-run Maven", "[INFO]");
  }

  @Test
  void withoutMavenOneSentenceSaysWhatToInstall() throws Exception {
    jdk("jdk-25", "25");
    Files.delete(jar);
    Ran ran = run("serve");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.errors().lines())
        .singleElement()
        .asString()
        .contains("install Maven 3.8.7 or newer");
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    Path chosen = jdk("chosen", "25");
    assertThat(ran(List.of(launcher().toString(), "serve"), chosen).output())
        .startsWith("chosen ran");
  }

  // ---- the made-up machine

  private record Ran(int status, String output, String errors) {}

  private Path launcher() {
    return project.resolve("bin/countersign");
  }

  private Ran run(String... arguments) throws Exception {
    return run(launcher(), arguments);
  }

  /// Runs the launcher with the made-up JDKs as the only places to look.
  private Ran run(Path launcher, String... arguments) throws Exception {
    String script =
        "source \"$1\"; jvms=$2; shift 2; java_places() { printf '%s\\n' \"$jvms\"/*; }; main \"$@\"";
    List<String> start =
        List.of(
            "bash", "-c", script, "test", launcher.toString(), machine.resolve("jvm").toString());
    return ran(Stream.concat(start.stream(), Stream.of(arguments)).toList(), null);
  }

  /// Runs a command in a folder of its own, with a PATH that has neither a Java nor a Maven but
  /// ours.
  private Ran ran(List<String> command, @Nullable Path javaHome) throws Exception {
    Path output = machine.resolve("output");
    Path errors = machine.resolve("errors");
    ProcessBuilder process = new ProcessBuilder(command).directory(work.toFile());
    process.redirectOutput(output.toFile()).redirectError(errors.toFile());
    process.environment().clear();
    process.environment().put("PATH", tools().toString());
    if (javaHome != null) {
      process.environment().put("JAVA_HOME", javaHome.toString());
    }
    Process running = process.start();
    assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(running.exitValue(), Files.readString(output), Files.readString(errors));
  }

  private Path tools() throws IOException {
    Path tools = Files.createDirectories(machine.resolve("tools"));
    for (String name : TOOLS.split(" ")) {
      Path there = tools.resolve(name);
      if (!Files.exists(there)) {
        program(there, "#!/bin/bash\nexec " + installed(name) + " \"$@\"\n");
      }
    }
    return tools;
  }

  private static Path installed(String name) {
    return Stream.of("/bin", "/usr/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = machine.resolve("jvm").resolve(name);
    write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    String java =
        """
        #!/bin/bash
        if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit; fi
        echo "%s ran"; echo "in $PWD"; printf '[%%s]\\n' "$@"
        """;
    program(home.resolve("bin/java"), java.formatted(version, name));
    program(home.resolve("bin/javac"), "#!/bin/bash\n");
    return home;
  }

  private void maven(String script) throws IOException {
    program(tools().resolve("mvn"), "#!/bin/bash\n" + script);
  }

  private static void program(Path file, String script) throws IOException {
    Files.setPosixFilePermissions(
        write(file, script), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void old(Path file, String text) throws IOException {
    Files.setLastModifiedTime(write(file, text), FileTime.from(LONG_AGO));
  }
}
