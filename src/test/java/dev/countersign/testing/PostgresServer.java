package dev.countersign.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// A real PostgreSQL server on loopback, from binaries that Maven brings. It refuses to run as
/// root; where the tests do, it runs as nobody.
public final class PostgresServer implements AutoCloseable {
  private static final String NOBODY = "65534";
  private static final Map<String, String> BINARIES =
      Map.of(
          "amd64", "/postgres-linux-x86_64.txz",
          "aarch64", "/postgres-linux-arm_64.txz");

  private final Path folder;
  private final int port;

  private PostgresServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /// Starts one with an empty data folder: when this returns, it listens.
  public static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("countersign-postgres");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      extract(folder.resolve("programs"));
      give(Files.createDirectory(folder.resolve("state")));
      PostgresServer server = new PostgresServer(folder, freePort());
      server.begin();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not start", failed);
    }
  }

  private void begin() throws IOException {
    run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF-8", "--no-sync");
    listen();
  }

  private void listen() throws IOException {
    String options =
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
            + " -c fsync=off";
    run("pg_ctl", "start", "-w", "-t", "60", "-l", state("log").toString(), "-o", options);
  }

  /// The address of a database on it.
  public String address(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  private Path state(String name) {
    return folder.resolve("state").resolve(name);
  }

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
    }
    command.add(folder.resolve("programs/bin").resolve(program).toString());
    command.addAll(List.of("-D", state("data").toString()));
    command.addAll(List.of(arguments));
    // Into a file: a server that was started holds what it was given.
    Path said = Files.createTempFile(folder, program, ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(program + " failed: " + Files.readString(said));
    }
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private static void give(Path path) throws IOException {
    if (root()) {
      Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setOwner(
              path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void extract(Path target) throws IOException {
    String name = BINARIES.get(System.getProperty("os.arch"));
    try (InputStream packed =
        name == null ? null : PostgresServer.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new IOException("no PostgreSQL for " + System.getProperty("os.arch"));
      }
      unpack(new XZCompressorInputStream(new BufferedInputStream(packed)), target);
    }
  }

  private static void unpack(InputStream tar, Path target) throws IOException {
    TarArchiveInputStream archive = new TarArchiveInputStream(tar);
    for (TarArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      Path path = target.resolve(entry.getName());
      if (entry.isDirectory()) {
        Files.createDirectories(path);
      } else {
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(archive, path);
          path.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
        }
      }
    }
  }

  /// Breaks it off as a crash does; what was committed is there when it goes on.
  public void breakOff() {
    try {
      run("pg_ctl", "stop", "-m", "immediate");
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not stop", failed);
    }
  }

  /// Starts it again after it broke off: when this returns, it listens.
  public void goOn() {
    try {
      listen();
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not start again", failed);
    }
  }

  /// Stops it and removes all of it.
  @Override
  public void close() {
    try {
      run("pg_ctl", "stop", "-m", "immediate");
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not stop", failed);
    }
  }
}
