package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.source.snapshot.Snapshot;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Opens recorded clusters: somebody's file, or one that ships with the program.
public final class Snapshots {
  private Snapshots() {}

  /// Somebody's file.
  public static ClusterView open(Path file) {
    return view(SnapshotFile.read(file));
  }

  /// A recording that ships with the program, by its name without `.json`.
  public static ClusterView bundled(String name) {
    String resource = "/recordings/" + name + ".json";
    try (InputStream in = Snapshots.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the program");
      }
      return view(SnapshotFile.read(name, in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClusterView view(Snapshot snapshot) {
    return ClusterView.recorded(snapshot);
  }
}
