package io.github.eksauth.bot.following;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;

/// A new, empty repository that takes in only so many bytes, whichever way they come. JGit itself
/// bounds what is pushed to it, not what it fetches.
final class BoundedRepository extends FileRepository {
  private final Limits limits;
  private final Patience patience;

  private BoundedRepository(RepositoryBuilder place, Limits limits, Patience patience)
      throws IOException {
    super(place);
    this.limits = limits;
    this.patience = patience;
  }

  /// @param folder is made
  static BoundedRepository create(Path folder, Limits limits, Patience patience)
      throws IOException {
    RepositoryBuilder place =
        new RepositoryBuilder()
            .setFS(Seclusion.files())
            .setBare()
            .setGitDir(folder.toFile())
            .setup();
    BoundedRepository repository = new BoundedRepository(place, limits, patience);
    repository.create(true);
    return repository;
  }

  @Override
  public ObjectInserter newObjectInserter() {
    return new Inserter(super.newObjectInserter());
  }

  private final class Inserter extends ObjectInserter.Filter {
    private final ObjectInserter unbounded;

    Inserter(ObjectInserter unbounded) {
      this.unbounded = unbounded;
    }

    @Override
    protected ObjectInserter delegate() {
      return unbounded;
    }

    @Override
    public PackParser newPackParser(InputStream in) throws IOException {
      PackParser parser = super.newPackParser(new Bounded(in));
      parser.setMaxObjectSizeLimit(limits.objectBytes());
      return parser;
    }
  }

  private final class Bounded extends FilterInputStream {
    private long left = limits.packBytes();

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    @Override
    public long skip(long most) throws IOException {
      long skipped = super.skip(most);
      count(skipped);
      return skipped;
    }

    private void count(long read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new TooMuch("the commit comes to more than " + limits.packBytes() + " bytes, packed");
      }
      patience.check();
    }
  }
}
