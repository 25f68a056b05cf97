package io.github.eksauth.bot.cli;

/// Who takes what the libraries log: the server has a log, a command has its answer and nothing
/// beside it. Decided before anything is loaded that might log, so that commands do not pay for a
/// log that they do not keep.
final class Logging {
  private static final String PROVIDER = "slf4j.provider";
  private static final String NONE = "org.slf4j.nop.NOPServiceProvider";
  private static final String LOGBACK = "ch.qos.logback.classic.spi.LogbackServiceProvider";

  /// SLF4J tells on stderr which provider it was told to take.
  private static final String VERBOSITY = "slf4j.internal.verbosity";

  private Logging() {}

  static void choose(String... args) {
    boolean serves = args.length > 0 && args[0].equals("serve");
    usual(PROVIDER, serves ? LOGBACK : NONE);
    usual(VERBOSITY, "WARN");
  }

  private static void usual(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
