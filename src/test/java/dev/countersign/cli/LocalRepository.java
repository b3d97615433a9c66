package dev.countersign.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.StoredConfig;

/// A git repository of a story, worked on by Bob.
final class LocalRepository implements AutoCloseable {
  static final String BOB = "7+bob@users.noreply.github.com";
  private static final Instant MORNING = Instant.parse("2026-03-02T22:00:00Z");

  private final Path folder;
  private final Git git;
  private int minutes;

  private LocalRepository(Path folder, Git git) {
    this.folder = folder;
    this.git = git;
  }

  static LocalRepository in(Path folder) throws GitAPIException, IOException {
    QuietGit.use();
    Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    StoredConfig config = git.getRepository().getConfig();
    config.setString("user", null, "email", BOB);
    config.setString("user", null, "name", "Bob");
    config.setString("remote", "origin", "url", "git@github.com:acme/shop.git");
    config.setBoolean("commit", null, "gpgSign", false);
    config.save();
    return new LocalRepository(folder, git);
  }

  Git git() {
    return git;
  }

  LocalRepository write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  LocalRepository commit(String message) throws GitAPIException {
    return commit(message, "Bob", BOB);
  }

  LocalRepository commit(String message, String name, String address) throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.add().setUpdate(true).addFilepattern(".").call();
    Instant when = MORNING.plusSeconds(60L * minutes++);
    PersonIdent person = new PersonIdent(name, address, when, ZoneOffset.UTC);
    git.commit().setMessage(message).setAuthor(person).setCommitter(person).setSign(false).call();
    return this;
  }

  LocalRepository branch(String name) throws GitAPIException {
    git.checkout().setCreateBranch(true).setName(name).call();
    return this;
  }

  LocalRepository checkout(String name) throws GitAPIException {
    git.checkout().setName(name).call();
    return this;
  }

  @Override
  public void close() {
    git.close();
  }
}
