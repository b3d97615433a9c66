package dev.countersign.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// The system as JGit sees it, so that looking at a repository leaves no trace: JGit neither times
/// the disk by writing to it for seconds, nor keeps what it found in the home folder, nor runs git.
final class QuietGit extends SystemReader.Delegate {
  private QuietGit(SystemReader usual) {
    super(usual);
  }

  /// Holds for the whole process, from now on.
  static void use() {
    if (!(SystemReader.getInstance() instanceof QuietGit)) {
      SystemReader.setInstance(new QuietGit(SystemReader.getInstance()));
    }
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, @Nullable FS fs) {
    return new Unwritten(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, @Nullable FS fs) {
    return new Unwritten(super.openUserConfig(parent, fs), fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, @Nullable FS fs) {
    return new Unwritten(parent, fs);
  }

  /// Settings of no file of their own, before those of another. It answers the one question that
  /// would start the timing: file times are good to two seconds on every disk.
  private static final class Unwritten extends FileBasedConfig {
    private static final long SECONDS = 2;

    Unwritten(@Nullable Config parent, @Nullable FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() throws IOException, ConfigInvalidException {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long usual, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(SECONDS, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, usual, unit);
    }
  }
}
