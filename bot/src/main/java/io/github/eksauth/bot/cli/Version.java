package io.github.eksauth.bot.cli;

import picocli.CommandLine.IVersionProvider;

/// The program's version, from its jar.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {program()};
  }

  /// The program and its version, with the commit it was built from when the build was told.
  static String program() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "eks-auth " + (version == null ? "(not built as a jar)" : version);
  }
}
