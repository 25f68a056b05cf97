package io.github.eksauth.bot.cli;

import picocli.CommandLine.IVersionProvider;

/// The program's version, from its jar.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"eks-auth " + (version == null ? "(not built as a jar)" : version)};
  }
}
