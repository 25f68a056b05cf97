package io.github.eksauth.bot.following;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.knowledge.yaml.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.TreeWalk;

/// A branch of a Git repository, from which the entries of its newest commit can be had as files.
///
/// Nothing of the repository is run or followed: there is no checkout, so no hook, filter or
/// attribute applies, and only plain files of the kinds that entries have are written.
final class GitBranch {
  /// What entries are made of; whatever else lies in their folders nobody reads.
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final Set<String> KINDS = Set.of(".yaml", ".tf", ".txt");
  private static final int MOST_PROBLEMS = 20;

  private final URIish repository;
  private final String branch;
  private final String path;
  private final Token token;
  private final Limits limits;
  private final Clock clock;

  /// @param repository an address with https, http or file, or a path
  /// @param path the folder of entries, from the root of the repository
  GitBranch(
      String repository,
      String branch,
      String path,
      Optional<Secret> token,
      Limits limits,
      Clock clock) {
    Seclusion.enter();
    try {
      this.repository = new URIish(repository);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not the address of a repository", e);
    }
    this.branch = Constants.R_HEADS + branch;
    this.path = path;
    this.token = new Token(this.repository, token);
    this.limits = limits;
    this.clock = clock;
  }

  /// The newest commit of the branch.
  Head head() {
    try (Repository nothing = nothing();
        Transport transport = Transport.open(nothing, repository)) {
      prepare(transport);
      try (FetchConnection connection = open(transport)) {
        return new Head.At(newest(connection).commit().name());
      }
    } catch (IOException e) {
      return new Head.OutOfReach(why(e));
    }
  }

  /// A repository to ask from: without one, JGit fails over servers that only hand out files.
  private static Repository nothing() throws IOException {
    return new InMemoryRepository.Builder()
        .setFS(Seclusion.files())
        .setRepositoryDescription(new DfsRepositoryDescription("nothing"))
        .build();
  }

  /// Brings the entries of the newest commit here.
  ///
  /// @param folder where the entries go; it is made
  /// @param workspace an empty folder for the meantime
  Found entries(Path folder, Path workspace) {
    Patience patience = new Patience(clock, limits.fetch());
    try {
      // a server that can leave large files out sends only what we would read; not every one can
      try {
        return entries(folder, workspace.resolve("slim.git"), patience, slim());
      } catch (TransportException e) {
        patience.check();
        return entries(folder, workspace.resolve("whole.git"), patience, FilterSpec.NO_FILTER);
      }
    } catch (IOException e) {
      return new Found.OutOfReach(why(e));
    }
  }

  private FilterSpec slim() throws PackProtocolException {
    return FilterSpec.fromFilterLine("blob:limit=" + (limits.fileBytes() + 1));
  }

  private Found entries(Path folder, Path git, Patience patience, FilterSpec filter)
      throws IOException {
    try (Repository local = BoundedRepository.create(git, limits, patience);
        Transport transport = Transport.open(local, repository)) {
      prepare(transport);
      transport.setCheckFetchedObjects(true);
      transport.setDepth(1);
      transport.setFilterSpec(filter);
      ObjectId commit;
      try (FetchConnection connection = open(transport)) {
        Tip tip = newest(connection);
        commit = tip.commit();
        Optional<String> tooMuch = fetch(connection, tip.ref(), patience);
        if (tooMuch.isPresent()) {
          return new Found.Unfit(commit.name(), List.of(new Problem(path, 0, tooMuch.get())));
        }
      }
      patience.check();
      return extract(local, commit, folder);
    }
  }

  /// Fetches one commit.
  ///
  /// @return nothing, or why it is more than we take
  private static Optional<String> fetch(FetchConnection connection, Ref ref, Patience patience)
      throws TransportException {
    try {
      connection.fetch(patience, List.of(ref), Set.of());
      return Optional.empty();
    } catch (TransportException e) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        if (each instanceof TooMuch || each instanceof TooLargeObjectInPackException) {
          return Optional.of("cannot be fetched: " + each.getMessage());
        }
      }
      throw e;
    }
  }

  private void prepare(Transport transport) {
    transport.setCredentialsProvider(token);
    transport.setTimeout(Math.toIntExact(limits.idle().toSeconds()));
    transport.setTagOpt(TagOpt.NO_TAGS);
  }

  /// Servers that only hand out files are refused: what they send has no bounds.
  private FetchConnection open(Transport transport) throws IOException {
    FetchConnection connection = transport.openFetch(List.of(new RefSpec(branch)));
    if (!(connection instanceof BasePackFetchConnection)) {
      connection.close();
      throw new IOException("there are files, but no Git server");
    }
    return connection;
  }

  private record Tip(Ref ref, ObjectId commit) {}

  private Tip newest(FetchConnection connection) throws IOException {
    Optional<Ref> ref = Optional.ofNullable(connection.getRef(branch));
    return ref.flatMap(it -> Optional.ofNullable(it.getObjectId()).map(id -> new Tip(it, id)))
        .orElseThrow(() ->
            new IOException(
                "it has no branch " + Repository.shortenRefName(branch) + "; was it deleted?"));
  }

  private String why(IOException e) {
    String where = "cannot read " + repository + ": ";
    if (e instanceof NoRemoteRepositoryException) {
      return where + "there is no repository, or the token may not see it";
    }
    // JGit puts the address before what it says
    String says = String.valueOf(e.getMessage()).replace(repository + ": ", "");
    boolean locked = says.contains("not authorized") || says.contains("not permitted");
    return PlainLine.of(
        where + says + (locked ? "; does EKS_AUTH_GIT_TOKEN hold a token that may read it?" : ""));
  }

  private Found extract(Repository local, ObjectId id, Path folder) throws IOException {
    try (ObjectReader reader = local.newObjectReader();
        RevWalk commits = new RevWalk(reader)) {
      RevCommit commit = commits.parseCommit(id);
      try (TreeWalk entries = TreeWalk.forPath(reader, path, commit.getTree())) {
        if (entries == null || !FileMode.TREE.equals(entries.getRawMode(0))) {
          return new Found.Unfit(
              id.name(),
              List.of(
                  new Problem(path, 0, "there is no such folder; name the one with the entries")));
        }
        List<Problem> problems = new Extraction(reader, folder).run(entries.getObjectId(0));
        return problems.isEmpty()
            ? new Found.Entries(id.name())
            : new Found.Unfit(id.name(), problems);
      }
    }
  }

  /// Writes the folders of entries and their files, two levels deep, as entries are.
  private final class Extraction {
    private final ObjectReader reader;
    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private long bytes;
    private int seen;
    private boolean full;

    Extraction(ObjectReader reader, Path folder) {
      this.reader = reader;
      this.folder = folder;
    }

    List<Problem> run(ObjectId tree) throws IOException {
      Files.createDirectories(folder);
      try (TreeWalk walk = new TreeWalk(reader)) {
        walk.addTree(tree);
        while (!full && problems.size() < MOST_PROBLEMS && walk.next()) {
          visit(walk);
          seen++;
          if (seen > limits.files()) {
            full("has more than " + limits.files() + " files; remove some");
          }
        }
      }
      return problems;
    }

    private void visit(TreeWalk walk) throws IOException {
      FileMode mode = walk.getFileMode(0);
      String name = walk.getPathString();
      if (mode.equals(FileMode.SYMLINK)) {
        problem(name, "is a symbolic link, which is not followed; put the file itself here");
      } else if (mode.equals(FileMode.GITLINK)) {
        problem(name, "is a submodule, which is not followed; put the files themselves here");
      } else if (mode.equals(FileMode.TREE)) {
        if (walk.getDepth() == 0 && isNamedWell(name, walk.getNameString())) {
          Files.createDirectory(folder.resolve(name));
          walk.enterSubtree();
        }
      } else if (isPart(walk.getNameString()) && isNamedWell(name, walk.getNameString())) {
        write(name, walk.getObjectId(0));
      }
    }

    private boolean isPart(String name) {
      return KINDS.stream().anyMatch(name::endsWith);
    }

    private boolean isNamedWell(String name, String last) {
      boolean well = PART.matcher(last).matches();
      if (!well && !last.startsWith(".")) {
        problem(name, "is named with more than letters, digits, `.`, `_` and `-`; rename it");
      }
      return well;
    }

    private void write(String name, ObjectId blob) throws IOException {
      Optional<ObjectLoader> content = small(blob);
      if (content.isEmpty()) {
        problem(name, "is larger than " + limits.fileBytes() + " bytes; shorten it");
        return;
      }
      byte[] text = content.get().getCachedBytes();
      bytes += text.length;
      if (bytes > limits.entryBytes()) {
        full("comes to more than " + limits.entryBytes() + " bytes; remove some");
        return;
      }
      Files.write(folder.resolve(name), text);
    }

    /// What the server left out is too large as well.
    private Optional<ObjectLoader> small(ObjectId blob) throws IOException {
      try {
        return Optional.of(reader.open(blob, Constants.OBJ_BLOB))
            .filter(it -> it.getSize() <= limits.fileBytes());
      } catch (MissingObjectException e) {
        return Optional.empty();
      }
    }

    private void full(String says) {
      problems.add(new Problem(path, 0, says));
      full = true;
    }

    private void problem(String name, String says) {
      problems.add(new Problem(path + "/" + name, 0, says));
    }
  }
}
