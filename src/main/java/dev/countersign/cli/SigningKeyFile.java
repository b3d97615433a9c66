package dev.countersign.cli;

import dev.countersign.ledger.proof.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The file with the key that signs the ledger's checkpoints: beside the database, for the server's
/// own user alone.
///
/// @param path of the file
public record SigningKeyFile(Path path) {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /// The file in the folder of a database.
  public static SigningKeyFile beside(Path database) {
    return new SigningKeyFile(database.resolveSibling("ledger-key.pem"));
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /// The keys in the file; one that is made now, where there is no file.
  public List<SigningKey> readOrMake() {
    try {
      if (!exists()) {
        make();
      }
      return read();
    } catch (IOException failed) {
      throw new UncheckedIOException("The signing key cannot be kept in " + path, failed);
    }
  }

  /// Several processes may make it at once: the first one's stays.
  private void make() throws IOException {
    Files.createDirectories(path.resolveSibling("").toAbsolutePath());
    Path fresh =
        Files.createTempFile(
            path.resolveSibling("").toAbsolutePath(), "ledger-key", ".new", attributes());
    try {
      Files.writeString(fresh, SigningKey.make(new SecureRandom()).pem());
      Files.createLink(path, fresh);
    } catch (FileAlreadyExistsException another) {
      // somebody else was first, and that key is read
    } finally {
      Files.delete(fresh);
    }
  }

  private static java.nio.file.attribute.FileAttribute<Set<PosixFilePermission>> attributes() {
    return PosixFilePermissions.asFileAttribute(OWNER);
  }

  /// The keys in the file.
  ///
  /// @throws IllegalStateException with a sentence, where it cannot be trusted or read
  public List<SigningKey> read() {
    try {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(path))) {
        throw new IllegalStateException(
            path + " may be read by others than its owner: take that away with chmod 600.");
      }
      return SigningKey.read(Files.readString(path));
    } catch (IOException | IllegalArgumentException unreadable) {
      // The cause may quote the key, and so is not kept.
      throw new IllegalStateException(path + " cannot be read as an Ed25519 private key in PEM.");
    }
  }
}
