package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.ledger.proof.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {
  @TempDir Path folder;

  private SigningKeyFile file() {
    return SigningKeyFile.beside(folder.resolve("data/countersign.db"));
  }

  private VerifierKey key() {
    return file().readOrMake().getFirst().verifier("ledger");
  }

  @Test
  void theKeyIsMadeOnceBesideTheDatabaseForItsOwnerAlone() throws Exception {
    VerifierKey key = key();
    Path path = folder.resolve("data/ledger-key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(key()).isEqualTo(key);
    try (var all = Files.list(folder.resolve("data"))) {
      assertThat(all).containsExactly(path);
    }
  }

  @Test
  void ofManyThatMakeItAtOnceAllHaveTheSame() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<VerifierKey>> all =
          IntStream.range(0, 8).<Callable<VerifierKey>>mapToObj(i -> this::key).toList();
      List<VerifierKey> keys = threads.invokeAll(all).stream().map(Future::resultNow).toList();
      assertThat(keys).containsOnly(key());
    }
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutQuotingIt() throws Exception {
    Path path = file().path();
    Files.createDirectories(path.getParent());
    Files.writeString(path, "hunter2");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> file().read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be read as an Ed25519 private key")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }
}
