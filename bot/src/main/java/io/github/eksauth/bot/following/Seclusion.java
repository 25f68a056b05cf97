package io.github.eksauth.bot.following;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// JGit without its surroundings: it neither reads the Git configuration of the machine and of the
/// user, which may rewrite addresses and name programs, nor asks a `git` or a shell for anything.
final class Seclusion {
  private static final FS FILES = new Files();

  static {
    SystemReader.setInstance(new Alone(SystemReader.getInstance()));
  }

  private Seclusion() {}

  /// From here on JGit is secluded, everywhere in the process.
  static void enter() {
    // loading the class does it
  }

  /// The file system to give to every repository of ours.
  static FS files() {
    return FILES;
  }

  private static final class Alone extends SystemReader.Delegate {
    Alone(SystemReader machine) {
      super(machine);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
      return new NoConfig(parent, files);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
      return new NoConfig(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
      return new NoConfig(parent, files);
    }

    @Override
    public @Nullable String getenv(String variable) {
      return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }
  }

  private static final class NoConfig extends FileBasedConfig {
    NoConfig(@Nullable Config parent, FS files) {
      super(parent, null, files);
    }

    @Override
    public void load() {
      // there is no file
    }

    @Override
    public void save() {
      // nor does one come to be
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    /// Unless told, JGit writes to the disk for three seconds on end to measure how fine its clock
    /// is. Our repositories live for one fetch, which does not ask for that.
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long usual, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(10, TimeUnit.MILLISECONDS)
          : super.getTimeUnit(section, subsection, name, usual, unit);
    }

    @Override
    public String toString() {
      return "no configuration";
    }
  }

  private static final class Files extends FS_POSIX {
    @Override
    public FS newInstance() {
      return new Files();
    }

    /// To set it, JGit asks a shell for the umask.
    @Override
    public boolean supportsExecute() {
      return false;
    }

    @Override
    protected @Nullable File discoverGitExe() {
      return null;
    }
  }
}
